// A picture with a part of it taken away, as the model would see it.
import type { MaskJob } from './types'

/** `behind` [H, W, C] where the mask [H * W] is 1, zeros where there is none (metrics/baseline). @returns [H, W, C] */
export function erased(
  { data, shape }: MaskJob['picture'],
  mask: Uint8Array,
  behind: Float32Array | null,
): Float32Array {
  const channels = shape[3]
  return data.map((value, at) => (mask[Math.floor(at / channels)] === 1 ? (behind?.[at] ?? 0) : value))
}
