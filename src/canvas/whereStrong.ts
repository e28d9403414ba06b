// Where on the picture a map is strong, for those who do not see it.
import type { Heatmap } from '../engine/types'
import type { Geometry } from '../picture/types'
import { axesOf, mapRow } from './raster'
import { scaleOf } from './scale'

export interface WhereStrong {
  /** Thirds of the picture, from the top and from the left: 0, 1, 2. */
  readonly row: number
  readonly column: number
  /** Share of the picture on which the map reaches half of its scale. */
  readonly share: number
}

/** Places a side at which the map is looked at. */
const SIDE = 96
const HALF = 0.5

/** Null where the picture shows nothing of the map. */
export function whereStrong(heatmap: Heatmap, geometry: Geometry): WhereStrong | null {
  if (heatmap.state !== 'ok') return null
  const { columns, lines } = axesOf({ width: SIDE, height: SIDE }, heatmap, { geometry, mode: 'smooth' })
  const [low, high] = scaleOf(heatmap)
  const values = new Float32Array(heatmap.width)
  let best = { value: Number.NEGATIVE_INFINITY, x: 0, y: 0 }
  let strong = 0
  for (let y = lines.from; y < lines.to; y++) {
    mapRow(values, { heatmap, lines, y, low, span: high - low })
    for (let x = columns.from; x < columns.to; x++) {
      const share = columns.share[x] ?? 0
      const value =
        (values[columns.low[x] ?? 0] ?? 0) * (1 - share) + (values[columns.high[x] ?? 0] ?? 0) * share
      if (value >= HALF) strong++
      if (value > best.value) best = { value, x, y }
    }
  }
  if (!Number.isFinite(best.value)) return null
  const third = (at: number) => Math.min(2, Math.floor((3 * (at + 0.5)) / SIDE))
  return { row: third(best.y), column: third(best.x), share: strong / SIDE ** 2 }
}
