// Maps by chance, beside which a map is measured: as coarse as it is, or their pieces would be finer.
import type { Grid } from '../maps/grid'
import { uniforms } from '../scoring/random'
import { atSize } from './checkMap'

/** A map of pixels would have random pieces of one pixel, which no network misses. */
const MOST_CELLS = 14

/** Of the map's own cells, each with a value by chance; the same for every map of that size. Each [height, width]. */
export function randomMaps(
  map: Pick<Grid, 'width' | 'height'>,
  { width, height, draws }: { readonly width: number; readonly height: number; readonly draws: number },
): readonly Grid[] {
  const cells = (size: number) => Math.max(2, Math.min(MOST_CELLS, size))
  const rows = cells(map.height)
  const columns = cells(map.width)
  const next = uniforms(1)
  return Array.from({ length: draws }, () => {
    const data = Float32Array.from({ length: rows * columns }, next)
    return atSize({ width: columns, height: rows, data }, width, height)
  })
}
