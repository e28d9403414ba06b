// A map as coarse as the mean of many needs it, so that those of a whole set take little room.
import { centred } from '../canvas/signed'
import type { Heatmap } from '../engine/types'

/** At most 32 cells a side. With signs, zero is 0.5. */
export type Coarse = Pick<Heatmap, 'width' | 'height' | 'data'>

const MOST = 32

/** Null of a map without structure. */
export function coarseOf(heatmap: Heatmap, signed: boolean): Coarse | null {
  if (heatmap.state !== 'ok') return null
  return blocksOf(signed ? centred(heatmap) : heatmap)
}

/** Means of blocks of cells. */
function blocksOf({ width, height, data }: Coarse): Coarse {
  if (width <= MOST && height <= MOST) return { width, height, data }
  const [w, h] = [Math.min(width, MOST), Math.min(height, MOST)]
  const sums = new Float32Array(w * h)
  const counts = new Float32Array(w * h)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const at = Math.floor((y * h) / height) * w + Math.floor((x * w) / width)
      sums[at] = (sums[at] ?? 0) + (data[y * width + x] ?? 0)
      counts[at] = (counts[at] ?? 0) + 1
    }
  return { width: w, height: h, data: sums.map((sum, i) => sum / (counts[i] ?? 1)) }
}
