// How a map was made, so that it can be made again: the recipe with nothing left to a default, what it was made of, and
// with which versions.
import { version } from '../../../package.json'
import { methodCards } from '../../engine/methods/cards'
import { onPicture } from '../../picture/onPicture'
import { boxOf } from '../../recipe/boxes'
import { hasDraft, isDraft } from '../../recipe/drafts'
import { preprocessOf } from '../../recipe/explainRequest'
import { measuredOf } from '../../recipe/measuredOf'
import { droppedName, type Recipe } from '../../recipe/recipe'
import { scaleText } from '../../recipe/scaleText'
import { listEntries, writeJson } from '../../recipe/writeRecipe'
import type { OnStage } from '../onStage'
import type { State } from '../store'

/** Of TensorFlow.js, as package.json pins it (a test compares). */
export const tfjs = '4.22.0'

/** The recipe with nothing left to a default that another model or picture would fill otherwise. */
export function madeRecipe(state: Pick<State, 'recipe'>, { request, recipe, card }: OnStage): Recipe {
  return {
    ...recipe,
    hash: droppedName(recipe.model) === null ? null : card.hash || null,
    look: state.recipe.look,
    layers: request.layers,
    fuse: request.fuse,
    classGiven: String(request.target.classIndex),
    // Of a model without places, or without the class that it was to be held against, the logit was explained.
    target: recipe.target.kind === request.target.kind ? recipe.target : { kind: 'logit' },
    anchor: measuredOf(request.target).anchor ?? null,
    params: request.params,
  }
}

/** The same with the guesses in it as well. */
export function wholeRecipe(state: Pick<State, 'recipe'>, made: OnStage): Recipe {
  const { request, card } = made
  const recipe = madeRecipe(state, made)
  const { scale, fit, resize = null, resample = null } = preprocessOf(recipe, card)
  const own = methodCards.find(({ id }) => id === request.method)?.convention ?? null
  return { ...recipe, scale, fit, resize, resample, convention: recipe.convention ?? own }
}

export async function writeManifest(state: State, made: OnStage): Promise<string> {
  const { card, classification, request, result, progress } = made
  const { data: _, ...heatmap } = made.heatmap
  const chosen = classification.top.find((c) => c.index === request.target.classIndex)
  const { score, forwards, notes } = result ?? {}
  const box = boxOf(request.target, { boxes: classification.boxes, classes: classification.top })
  const recipe = wholeRecipe(state, made)
  const { height, width, scale, fit, resize, resample } = preprocessOf(recipe, card)
  return writeJson(recipe, {
    // Defaults are said too.
    method: request.method,
    fuse: request.fuse,
    target: Object.fromEntries(listEntries(recipe)).target ?? request.target.kind,
    size: request.size,
    made: {
      ...((progress ? hasDraft(request.method) : isDraft(request)) && { estimated: true }),
      ...(progress && { unfinished: `${count(progress.done)} of ${count(progress.total)}` }),
      picture: {
        name: state.picture?.name,
        width: state.picture?.width,
        height: state.picture?.height,
        sha256: state.picture ? await sha256(state.picture.blob) : null,
      },
      model: { name: card.name, hash: card.hash, format: card.format, labels: card.labelSource },
      input: { height, width, scale: scaleText(scale), fit, resize, resample, guessed: card.guess.why },
      class: chosen,
      ...(box && { box: { ...box, corners: onPicture(box.corners, classification.geometry) } }),
      top: classification.top.slice(0, 5),
      geometry: classification.geometry,
      layers: request.layers,
      target: request.target,
      map: { ...heatmap, score, forwards, notes },
      ms: { ...classification.ms, ...result?.ms },
      backend: made.backend ?? (state.backend.kind === 'ready' ? state.backend.report : null),
      versions: { limelight: version, tfjs },
    },
  })
}

/** Null where the page came without encryption: browsers hash nothing there. */
async function sha256(blob: Blob): Promise<string | null> {
  const subtle = globalThis.crypto?.subtle
  if (!subtle) return null
  const hash = new Uint8Array(await subtle.digest('SHA-256', await blob.arrayBuffer()))
  return [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
}

const count = (value: number) => value.toLocaleString('en')
