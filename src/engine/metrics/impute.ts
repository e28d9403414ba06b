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
  const [, width, channels] = shape
  const holes = findHoles(kept, shape)
  const removed = Array.from(kept.keys()).filter((pixel) => !kept[pixel])
  const random = noise && normals(removed.length * channels, noise.std, noise.seed)
  const values = await solveHoles(holes, rightOf(holes, { data, shape, kept }), step)
  const out = data.slice()
  removed.forEach((pixel, i) => {
    const at = placeOf(holes, pixel, width)
    for (let c = 0; c < channels; c++)
      out[pixel * channels + c] = (values[at + c] ?? 0) + (random?.[c * removed.length + i] ?? 0)
  })
  return out
}

/** Of a pixel's first channel on the picture with its border. */
const placeOf = ({ step, stride }: Holes, pixel: number, width: number) =>
  (Math.floor(pixel / width) + 1) * stride + ((pixel % width) + 1) * step

/** What the kept neighbours of each hole give it. */
function rightOf(holes: Holes, { data, shape: [, width, channels], kept }: Imputing): Float64Array {
  const known = new Float64Array(holes.diagonal.length)
  kept.forEach((keep, pixel) => {
    if (keep) known.set(data.subarray(pixel * channels, (pixel + 1) * channels), placeOf(holes, pixel, width))
  })
  return nearby(holes, known)
}
