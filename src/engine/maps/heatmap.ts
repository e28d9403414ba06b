// Maps as they are, min-maxed, without a ReLU: thumbnails and concepts.
import type { Tensor } from '@tensorflow/tfjs-core'
import type { Heatmap } from '../types'
import { extremes } from './extremes'
import { stateOf } from './flat'
import { rescale } from './grid'

/** Of [n, h, w], read back in one go. */
export async function readHeatmaps(maps: Tensor): Promise<Heatmap[]> {
  const [n = 0, height = 0, width = 0] = maps.shape
  const values = (await maps.data()) as Float32Array
  const size = height * width
  return Array.from({ length: n }, (_, i) => {
    const map = { width, height, data: values.slice(i * size, (i + 1) * size) }
    const [min, max] = extremes(map.data)
    return { ...rescale(map, 1e-8), min, max, state: stateOf(map, false) }
  })
}
