// What can be taken home: the overlay, the map's numbers, and how they were made.
import { encodeNpy } from '../canvas/npy'
import { failure } from '../errors'
import { droppedName } from '../recipe/recipe'
import { writeJson, writeLink } from '../recipe/writeRecipe'
import type { PictureJobs } from '../worker/pictures/pictureJobs'
import { conceptsOnStage, type OnStage, onStage } from './onStage'
import type { State } from './store'

export interface ExportedFile {
  readonly name: string
  readonly blob: Blob
}

export type Export = (state: State, pictures: PictureJobs) => Promise<ExportedFile>

const current = (state: State): OnStage => {
  const made = onStage(state)
  if (!made) throw failure('BadRecipe', 'There is no map yet; open a picture and a model first.')
  return made
}

/** A map that still grows is called so: `heatmap-120-of-1280.npy`. */
function named(name: string, ending: string, { progress }: OnStage): string {
  return `${name}${progress ? `-${progress.done}-of-${progress.total}` : ''}.${ending}`
}

/** The overlay over the whole picture, in its own pixels; the PNG carries the recipe. */
export const overlayFile: Export = async (state, pictures) => {
  const made = current(state)
  const { picture, view, recipe } = state
  if (!picture) throw failure('BadImage', 'The picture is gone; open it again.')
  const blob = await pictures.overlay({
    blob: picture.blob,
    heatmap: made.heatmap,
    concepts: conceptsOnStage(made) ?? undefined,
    geometry: made.classification.geometry,
    look: recipe.look,
    cells: view.cells,
    recipe: writeLink(madeRecipe(state, made)),
  })
  return { name: named('overlay', 'png', made), blob }
}

/** [rows, columns] of float32, at the layer's resolution unless the recipe says input; of all concepts the first. */
export const mapFile: Export = async (state) => {
  const made = current(state)
  const { width, height, data } = made.heatmap
  const blob = new Blob([encodeNpy({ shape: [height, width], data })])
  return { name: named('heatmap', 'npy', made), blob }
}

export const recipeFile: Export = async (state) => {
  const made = current(state)
  const json = manifestOf(state, made)
  return { name: named('recipe', 'json', made), blob: new Blob([json], { type: 'application/json' }) }
}

/** The recipe with nothing left to a default that another model or picture would fill otherwise. */
function madeRecipe(state: State, { request, recipe, card }: OnStage) {
  return {
    ...recipe,
    hash: droppedName(recipe.model) === null ? null : card.hash || null,
    look: state.recipe.look,
    layers: request.layers,
    classGiven: String(request.target.classIndex),
    params: request.params,
  }
}

export function manifestOf(state: State, made: OnStage): string {
  const { card, classification, request, result, progress } = made
  const { data: _, ...heatmap } = made.heatmap
  const chosen = classification.top.find((c) => c.index === request.target.classIndex)
  const { score, forwards, notes } = result ?? {}
  return writeJson(madeRecipe(state, made), {
    method: request.method,
    made: {
      ...(progress && { unfinished: `${count(progress.done)} of ${count(progress.total)}` }),
      picture: { name: state.picture?.name, width: state.picture?.width, height: state.picture?.height },
      model: { name: card.name, hash: card.hash, format: card.format },
      class: chosen,
      top: classification.top.slice(0, 5),
      geometry: classification.geometry,
      map: { ...heatmap, score, forwards, notes },
      ms: { ...classification.ms, ...result?.ms },
      backend: state.backend.kind === 'ready' ? state.backend.report : null,
    },
  })
}

const count = (value: number) => value.toLocaleString('en')
