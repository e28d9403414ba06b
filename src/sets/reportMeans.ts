// The mean map of each class as a picture in a report.
import { divergingTable } from '../canvas/diverging'
import { mapPixels } from '../canvas/mapPixels'
import { paletteTable } from '../canvas/palette'
import { cellsOf } from '../canvas/raster'
import type { Pixels } from '../picture/types'
import { count, dotted } from '../results/format'
import { placeOf } from './place'
import type { Reported, Telling } from './report'
import { reportWords as words } from './reportWords'

/** Classes with a mean map of their own. */
const MOST = 24

/** A picture as an address of data. */
export type PaintMean = (pixels: Pixels) => string | Promise<string>

type Given = Pick<Reported, 'means' | 'recipe' | 'cells'>

/** The class of most pictures first. */
export async function meansOf(given: Given, { firstName }: Pick<Telling, 'firstName'>, paint: PaintMean) {
  const { means, recipe, cells } = given
  const { palette } = recipe.look
  const shown = []
  for (const { label, count: of, heatmap, signed } of means.slice(0, MOST)) {
    const table = signed ? divergingTable() : paletteTable(palette)
    const pixels = mapPixels(heatmap, { palette, threshold: 0, table }, cellsOf(cells, heatmap))
    shown.push({
      image: await paint(pixels),
      name: dotted(firstName(label), count(of)),
      place: signed ? '' : placeOf(heatmap),
    })
  }
  const left = means.length > MOST ? words.meansLeft(means.length - MOST) : ''
  return { shown, left, signed: means.some(({ signed }) => signed) }
}
