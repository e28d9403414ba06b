// What can be taken home: the overlay, the map's numbers, and how they were made.
import { encodeNpy } from '../canvas/npy'
import { failure } from '../errors'
import { conceptMaps } from '../recipe/concepts'
import { writeJson, writeLink } from '../recipe/writeRecipe'
import type { PictureJobs } from '../worker/pictures/pictureJobs'
import type { Shown, State } from './store'

export interface ExportedFile {
  readonly name: string
  readonly blob: Blob
}

export type Export = (state: State, pictures: PictureJobs) => Promise<ExportedFile>

const current = ({ shown }: State): Shown => {
  if (!shown) throw failure('BadRecipe', 'There is no map yet; open a picture and a model first.')
  return shown
}

/** The overlay over the whole picture, in its own pixels; the PNG carries the recipe. */
export const overlayFile: Export = async (state, pictures) => {
  const shown = current(state)
  const { picture, view, recipe } = state
  if (!picture) throw failure('BadImage', 'The picture is gone; open it again.')
  const blob = await pictures.overlay({
    blob: picture.blob,
    heatmap: shown.result.heatmap,
    concepts: conceptMaps(shown.request, shown.result) ?? undefined,
    geometry: shown.classification.geometry,
    look: recipe.look,
    cells: view.cells,
    recipe: writeLink(madeRecipe(state, shown)),
  })
  return { name: 'overlay.png', blob }
}

/** [rows, columns] of float32, at the layer's resolution unless the recipe says input; of all concepts the first. */
export const mapFile: Export = async (state) => {
  const { width, height, data } = current(state).result.heatmap
  return { name: 'heatmap.npy', blob: new Blob([encodeNpy({ shape: [height, width], data })]) }
}

export const recipeFile: Export = async (state) => {
  const json = manifestOf(state, current(state))
  return { name: 'recipe.json', blob: new Blob([json], { type: 'application/json' }) }
}

/** The recipe with nothing left to a default that another model or picture would fill otherwise. */
function madeRecipe(state: State, shown: Shown) {
  const { request, recipe } = shown
  return {
    ...recipe,
    look: state.recipe.look,
    layers: request.layers,
    classGiven: String(request.target.classIndex),
    params: request.params,
  }
}

export function manifestOf(state: State, shown: Shown): string {
  const { card, classification, request, result } = shown
  const { data: _, ...heatmap } = result.heatmap
  const chosen = classification.top.find((c) => c.index === request.target.classIndex)
  return writeJson(madeRecipe(state, shown), {
    method: request.method,
    made: {
      picture: { name: state.picture?.name, width: state.picture?.width, height: state.picture?.height },
      model: { name: card.name, hash: card.hash, format: card.format },
      class: chosen,
      top: classification.top.slice(0, 5),
      geometry: classification.geometry,
      map: { ...heatmap, score: result.score, forwards: result.forwards, notes: result.notes },
      ms: { ...classification.ms, ...result.ms },
      backend: state.backend.kind === 'ready' ? state.backend.report : null,
    },
  })
}
