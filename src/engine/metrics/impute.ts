// ROAD's noisy linear imputation, arxiv.org/abs/2202.00449: each removed pixel is the weighted mean of its eight
// neighbours (edges 1/6, corners 1/12; fewer at the border of the picture), all solved at once. The system is
// symmetric and positive definite, so conjugate gradients solve it (solveHoles.ts).
import { normals } from '../scoring/random'
import { findHoles, type Holes, nearby, solveHoles } from './solveHoles'

/** Pixels that are taken out, and the noise that is laid over what is put in their place. */
export interface Imputing {
  /** [H, W, C]. */
  readonly data: Float32Array
  readonly shape: readonly [number, number, number]
  /** 1 where a pixel is kept, 0 where it is imputed; [H, W]. */
  readonly kept: Uint8Array
  readonly noise?: { readonly std: number; readonly seed: number }
}

/** The picture with the removed pixels filled in, [H, W, C]. Where nothing is kept there is nothing to fill from. */
export async function impute(
  { data, shape, kept, noise }: Imputing,
  step: () => Promise<void>,
): Promise<Float32Array> {
  const [height, width, channels] = shape
  const holes = findHoles(kept, height, width)
  const removed = Array.from(kept.keys()).filter((pixel) => !kept[pixel])
  const random = noise && normals(removed.length * channels, noise.std, noise.seed)
  const out = data.slice()
  for (let c = 0; c < channels; c++) {
    const values = await solveHoles(holes, rightOf(holes, { data, shape, kept }, c), step)
    removed.forEach((pixel, i) => {
      const at = (Math.floor(pixel / width) + 1) * holes.stride + (pixel % width) + 1
      out[pixel * channels + c] = (values[at] ?? 0) + (random?.[c * removed.length + i] ?? 0)
    })
  }
  return out
}

/** What the kept neighbours of each hole give it, in one channel. */
function rightOf(holes: Holes, { data, shape, kept }: Imputing, channel: number): Float64Array {
  const [height, width, channels] = shape
  const known = new Float64Array(holes.diagonal.length)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const pixel = y * width + x
      if (kept[pixel]) known[(y + 1) * holes.stride + x + 1] = data[pixel * channels + channel] ?? 0
    }
  return nearby(holes, known)
}
