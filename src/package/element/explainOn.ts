// One turn of an element: model, picture, classes, map.
import { failure } from '../../errors'
import type { Geometry } from '../../picture/types'
import { makeExplainRequest, preprocessOf } from '../../recipe/explainRequest'
import type { Recipe } from '../../recipe/recipe'
import { writeJson } from '../../recipe/writeRecipe'
import type { ExplainResult, ModelSource } from '../../worker/api'
import { type Decoded, decodePicture } from '../../worker/pictures/decode'
import { refusal } from '../refusal'
import type { Desk } from './desk'

/** What is explained; addresses are relative to the page. */
export interface Given {
  readonly image?: string | Blob
  /** An address, or the files of a model. */
  readonly model?: string | readonly File[]
}

/** `detail` of the event `explained`. */
export interface Explained extends ExplainResult {
  readonly class: { readonly index: number; readonly label: string; readonly probability: number }
  readonly layers: readonly string[]
  /** A recipe, which the page and the terminal open, with what came of it. */
  readonly manifest: Readonly<Record<string, unknown>>
}

export interface Shows {
  /** The picture is there; the map is not yet. */
  picture(decoded: Decoded): void
  geometry(geometry: Geometry): void
  progress(done: number, total: number): void
}

export interface Asked {
  readonly recipe: Recipe
  readonly given: Given
  readonly signal: AbortSignal
}

/** @throws one of our failures */
export async function explainOn(desk: Desk, asked: Asked, shows: Shows): Promise<Explained> {
  const { recipe, given, signal } = asked
  const decoded = await loadPicture(given.image ?? recipe.image, signal)
  shows.picture(decoded)
  const { source, key } = modelSource(given.model ?? recipe.model, recipe.labels)
  const { engine } = desk
  const card = await desk.modelOf(source, key, { output: recipe.output, backend: recipe.backend, signal })
  await engine.openPicture(decoded.full, { signal })
  const classification = await engine.classify(preprocessOf(recipe, card), { signal })
  shows.geometry(classification.geometry)
  const { request, remarks } = makeExplainRequest(recipe, card, classification)
  if (remarks.length > 0) throw refusal(remarks)
  const report = ({ done, total }: { readonly done: number; readonly total: number }) =>
    shows.progress(done, total)
  const result = await engine.explain(request, { signal, report })
  const index = request.target.classIndex
  const { label, probability } = classification.top.find((each) => each.index === index) ?? {
    label: `class ${index}`,
    probability: Number.NaN,
  }
  const made = { modelHash: card.hash, label, probability, score: result.score, layers: request.layers }
  const manifest = JSON.parse(writeJson(recipe, made))
  return { ...result, class: { index, label, probability }, layers: request.layers, manifest }
}

async function loadPicture(image: string | Blob | null, signal: AbortSignal): Promise<Decoded> {
  if (image instanceof Blob) return decodePicture(image, (image as File).name ?? 'the picture')
  if (!image) throw failure('BadRecipe', 'No picture is named; give `image` an address.')
  const name = image.split('/').at(-1) ?? image
  const answer = await fetch(new URL(image, document.baseURI), { signal }).catch((error: unknown) => {
    if (signal.aborted) throw failure('AbortError', 'The run was stopped.', error)
    throw failure(
      'NotReadable',
      `${name} cannot be fetched; check its address and whether its host lets this page read it.`,
      error,
    )
  })
  if (!answer.ok)
    throw failure('NotReadable', `${name} cannot be fetched: its host answers ${answer.status}.`)
  return decodePicture(await answer.blob(), name)
}

function modelSource(model: string | readonly File[] | null, labels: string | null) {
  if (!model || model.length === 0) throw failure('BadRecipe', 'No model is named; give `model` an address.')
  const absolute = (address: string) => new URL(address, document.baseURI).href
  if (typeof model === 'string') {
    const source: ModelSource = {
      kind: 'url',
      url: absolute(model),
      ...(labels && { labels: absolute(labels) }),
    }
    return { source, key: JSON.stringify(source) }
  }
  const files = model.map((file) => ({ path: file.webkitRelativePath || file.name, file }))
  const key = JSON.stringify(files.map(({ path, file }) => [path, file.size, file.lastModified]))
  return { source: { kind: 'files', files } as const, key }
}
