// The map alone, small: laid over the grey picture by the browser's own compositor it gives what `blend` computes.
// So a slider repaints nothing, and a partial map costs a few thousand pixels.
import type { Heatmap } from '../engine/types'
import type { Look, Pixels } from './blend'
import { paletteTable } from './palette'
import { axisOf, type Cells, scaleOf, wholeOf } from './raster'

/** Longest side of a smooth map; the compositor's bilinear filter does the rest without a visible edge. */
const smoothSide = 256

/** Colours of the map, transparent under the threshold: its cells, or bilinear between them. */
export function mapPixels(
  heatmap: Heatmap,
  { palette, threshold }: Pick<Look, 'palette' | 'threshold'>,
  mode: Cells,
): Pixels {
  const longest = Math.max(heatmap.width, heatmap.height)
  const factor = mode === 'nearest' ? 1 : Math.max(1, Math.round(smoothSide / longest))
  const [width, height] = [heatmap.width * factor, heatmap.height * factor]
  const geometry = wholeOf(width, height)
  const columns = axisOf({ pixels: width, cells: heatmap.width, geometry, axis: 0, mode })
  const lines = axisOf({ pixels: height, cells: heatmap.height, geometry, axis: 1, mode })
  const [low, high] = scaleOf(heatmap)
  const table = paletteTable(palette)
  const data = new Uint8ClampedArray(4 * width * height)
  const at = (y: number, x: number) => heatmap.data[y * heatmap.width + x] ?? 0
  for (let y = 0; y < height; y++) {
    const [upper = 0, lower = 0, down = 0] = [lines.low[y], lines.high[y], lines.share[y]]
    for (let x = 0; x < width; x++) {
      const [left = 0, right = 0, aside = 0] = [columns.low[x], columns.high[x], columns.share[x]]
      const first = at(upper, left) * (1 - aside) + at(upper, right) * aside
      const second = at(lower, left) * (1 - aside) + at(lower, right) * aside
      const value = (first * (1 - down) + second * down - low) / (high - low)
      const from = 3 * Math.min(255, Math.max(0, Math.round(value * 255)))
      const to = 4 * (y * width + x)
      data[to] = table[from] ?? 0
      data[to + 1] = table[from + 1] ?? 0
      data[to + 2] = table[from + 2] ?? 0
      data[to + 3] = value < threshold ? 0 : 255
    }
  }
  return { width, height, data }
}
