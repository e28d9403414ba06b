import type { Heatmap } from '../engine/types'

/** A map of at most `most` cells a side, each the mean of those that it stands for. */
export function coarsened(map: Heatmap, most: number): Heatmap {
  const by = Math.ceil(Math.max(map.width, map.height) / most)
  if (by <= 1) return map
  const [width, height] = [Math.ceil(map.width / by), Math.ceil(map.height / by)]
  const sums = new Float64Array(width * height)
  const counts = new Float64Array(width * height)
  map.data.forEach((value, i) => {
    const to = Math.floor(Math.floor(i / map.width) / by) * width + Math.floor((i % map.width) / by)
    sums[to] = (sums[to] ?? 0) + value
    counts[to] = (counts[to] ?? 0) + 1
  })
  return { ...map, width, height, data: Float32Array.from(sums, (sum, i) => sum / (counts[i] || 1)) }
}
