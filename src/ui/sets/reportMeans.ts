// The mean map of each class as a picture in a report.
import { divergingTable } from '../../canvas/diverging'
import { mapPixels } from '../../canvas/mapPixels'
import { show } from '../../canvas/paint'
import { paletteTable } from '../../canvas/palette'
import { cellsOf } from '../../canvas/raster'
import type { Pixels } from '../../picture/types'
import { meanMaps } from '../../state/sets/meanMaps'
import type { Sheet } from '../../state/sets/sheet'
import type { State } from '../../state/store'
import { firstName } from '../words/describe'
import { count } from '../words/format'
import { setWords as words } from '../words/setWords'
import { placeOf } from './place'

/** Classes with a mean map of their own. */
const MOST = 24

/** A picture as an address of data. */
export type PaintMean = (pixels: Pixels) => string

export function pngAddress(pixels: Pixels): string {
  const canvas = document.createElement('canvas')
  show(canvas, pixels)
  return canvas.toDataURL('image/png')
}

/** As the sheet has them, the class of most pictures first. */
export function meansOf(
  { outcomes }: Sheet,
  { recipe, view }: Pick<State, 'recipe' | 'view'>,
  paint: PaintMean,
) {
  const all = meanMaps(outcomes.values())
  const { palette } = recipe.look
  const shown = all.slice(0, MOST).map(({ label, count: of, heatmap, signed }) => {
    const table = signed ? divergingTable() : paletteTable(palette)
    const cells = cellsOf(view.cells, heatmap)
    return {
      image: paint(mapPixels(heatmap, { palette, threshold: 0, table }, cells)),
      name: `${firstName(label)} · ${count(of)}`,
      place: signed ? '' : placeOf(heatmap),
    }
  })
  const left = all.length > MOST ? words.meansLeft(all.length - MOST) : ''
  return { shown, left, signed: all.some(({ signed }) => signed) }
}
