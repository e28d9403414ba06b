// What the two ends of the colour bar stand for.
import type { Heatmap } from '../engine/types'

/** As fine as pixels: few of them outshine all others, as in guided backpropagation. */
const FINE = 64 * 64
const LEVELS = 1024

/** 0 and 1 for a normalised map (torchcam's fusion ends at 0.96), else the map's own extremes with 0 among them. */
export function extentOf({ data }: Pick<Heatmap, 'data'>): readonly [number, number] {
  let [low, high] = [0, 0]
  for (const value of data) {
    if (value < low) low = value
    if (value > high) high = value
  }
  if (low >= -0.001 && high >= 0.5 && high <= 1.001) return [0, 1]
  return high > low ? [low, high] : [0, 1]
}

/**
 * The extent; of a map as fine as pixels, whose brightest hundredth would leave all else dark, up to the 99th
 * percentile (a tenth of the extent at least): what is brighter has the bar's last colour, and the bar says so.
 */
export function scaleOf(heatmap: Pick<Heatmap, 'data'>): readonly [number, number] {
  const [low, high] = extentOf(heatmap)
  if (heatmap.data.length < FINE || low < 0) return [low, high]
  const most = percentile(heatmap.data, 0.99, high)
  return most < high / 2 ? [low, Math.max(most, high / 10)] : [low, high]
}

/** Whether single places are brighter than the last colour of the bar. */
export const isClipped = (heatmap: Pick<Heatmap, 'data'>): boolean =>
  scaleOf(heatmap)[1] < extentOf(heatmap)[1]

/** Of values from 0 to `high`, to a thousandth of it: this runs at each repaint. */
function percentile(data: Float32Array, share: number, high: number): number {
  const counts = new Uint32Array(LEVELS)
  for (const value of data) {
    const at = Math.min(LEVELS - 1, Math.max(0, Math.floor((value / high) * LEVELS)))
    counts[at] = (counts[at] ?? 0) + 1
  }
  let left = share * data.length
  const at = counts.findIndex((count) => {
    left -= count
    return left <= 0
  })
  return ((at + 1) / LEVELS) * high
}
