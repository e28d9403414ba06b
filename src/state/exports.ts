// What can be taken home: the overlay, the map's numbers, and how they were made.
import { divergingTable } from '../canvas/diverging'
import { encodeNpy } from '../canvas/npy'
import { cellsOf } from '../canvas/raster'
import { centred } from '../canvas/signed'
import { failure } from '../errors'
import { isSigned } from '../recipe/signedMap'
import { writeLink } from '../recipe/writeRecipe'
import type { OverlayJob, PictureJobs } from '../worker/pictures/pictureJobs'
import { conceptsOnStage, type OnStage, onStage } from './onStage'
import type { State } from './store'
import { fileName } from './takeHome/fileName'
import { madeRecipe, writeManifest } from './takeHome/manifest'
import { markedIn } from './takeHome/marked'

export interface ExportedFile {
  readonly name: string
  readonly blob: Blob
}

export type Export = (state: State, pictures: Pick<PictureJobs, 'overlay'>) => Promise<ExportedFile>

const current = (state: State): OnStage => {
  const made = onStage(state)
  if (!made) throw failure('BadRecipe', 'There is no map yet; open a picture and a model first.')
  return made
}

/** The overlay over the whole picture, in its own pixels; the PNG carries the recipe. */
export const overlayFile: Export = async (state, pictures) => {
  const made = current(state)
  const blob = await overlayPng(state, pictures, {
    contours: contoursOnStage(state, made) !== null,
    marked: markedIn(made),
  })
  return { name: fileName(state, made, 'overlay.png'), blob }
}

/** @param lines drawn into it, in the picture's own pixels */
export async function overlayPng(
  state: State,
  pictures: Pick<PictureJobs, 'overlay'>,
  lines: Pick<OverlayJob, 'contours' | 'marked'> = {},
): Promise<Blob> {
  const made = current(state)
  const { picture, view, recipe } = state
  if (!picture) throw failure('BadImage', 'The picture is gone; open it again.')
  return pictures.overlay({
    blob: picture.blob,
    ...paintedOf(made),
    concepts: conceptsOnStage(made) ?? undefined,
    geometry: made.classification.geometry,
    look: isSigned(made.request) ? { ...recipe.look, threshold: 0 } : recipe.look,
    cells: cellsOf(view.cells, made.heatmap),
    ...lines,
    recipe: writeLink(madeRecipe(state, made)),
  })
}

/** What lines of equal value are drawn of; null where the stage shows none. */
export function contoursOnStage({ view }: State, made: OnStage) {
  if (!view.contours || made.heatmap.state !== 'ok' || conceptsOnStage(made)) return null
  const { heatmap } = paintedOf(made)
  return { heatmap, geometry: made.classification.geometry, cells: cellsOf(view.cells, made.heatmap) }
}

/** The stage's colours: zero in their middle where the map has signs. */
const paintedOf = ({ heatmap, request }: OnStage) =>
  isSigned(request) ? { heatmap: centred(heatmap), table: divergingTable() } : { heatmap }

/** [rows, columns] of float32, at the layer's resolution unless the recipe says input; of all concepts the first. */
export const mapFile: Export = async (state) => {
  const made = current(state)
  const { width, height, data } = made.heatmap
  const blob = new Blob([encodeNpy({ shape: [height, width], data })])
  return { name: fileName(state, made, 'heatmap.npy'), blob }
}

export const recipeFile: Export = async (state) => {
  const made = current(state)
  const json = await writeManifest(state, made)
  return { name: fileName(state, made, 'recipe.json'), blob: new Blob([json], { type: 'application/json' }) }
}
