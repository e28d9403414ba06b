// The filters of resizing as Pillow defines them: how far each reaches at full size, and its weight at a distance.
// https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c
import type { Resample } from './types'

export interface Kernel {
  readonly reach: number
  /** Distance from the centre in pixels -> weight, not yet normalised. */
  readonly weight: (distance: number) => number
}

/** The order of PIL's numbers, by which configurations name them: 3 is bicubic. */
export const resampleNames = [
  'nearest',
  'lanczos',
  'bilinear',
  'bicubic',
  'box',
  'hamming',
] as const satisfies readonly Resample[]

const sinc = (x: number) => (x === 0 ? 1 : Math.sin(x * Math.PI) / (x * Math.PI))

/** Keys' cubic with a = -0.5. */
function cubic(distance: number): number {
  const x = Math.abs(distance)
  if (x < 1) return (1.5 * x - 2.5) * x * x + 1
  return x < 2 ? -0.5 * (((x - 5) * x + 8) * x - 4) : 0
}

function hamming(distance: number): number {
  const x = Math.abs(distance)
  return x < 1 ? sinc(x) * (0.54 + 0.46 * Math.cos(x * Math.PI)) : 0
}

/** `nearest` has none: it takes the pixel under each centre. */
export const kernels: Readonly<Record<Exclude<Resample, 'nearest'>, Kernel>> = {
  bilinear: { reach: 1, weight: (x) => Math.max(0, 1 - Math.abs(x)) },
  bicubic: { reach: 2, weight: cubic },
  lanczos: { reach: 3, weight: (x) => (x >= -3 && x < 3 ? sinc(x) * sinc(x / 3) : 0) },
  box: { reach: 0.5, weight: (x) => (x > -0.5 && x <= 0.5 ? 1 : 0) },
  hamming: { reach: 1, weight: hamming },
}
