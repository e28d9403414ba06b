// How pixel values become a model's input.
import type { Scale, ScaleName } from './types'

export const scaleNames = [
  'unit',
  'signed',
  'bytes',
  'imagenet',
  'caffe',
  'bgr',
] as const satisfies readonly ScaleName[]

/** (x - mean) / std on 0..255, in the order of the model's channels. */
export interface Normalisation {
  readonly mean: readonly number[]
  readonly std: readonly number[]
  /** Blue first, as Caffe's models were trained. */
  readonly reversed: boolean
}

const UNIFORM: Readonly<Record<'unit' | 'signed' | 'bytes', readonly [mean: number, std: number]>> = {
  unit: [0, 255],
  signed: [127.5, 127.5],
  bytes: [0, 1],
}

const IMAGENET_MEAN = [0.485, 0.456, 0.406].map((value) => value * 255)
const IMAGENET_STD = [0.229, 0.224, 0.225].map((value) => value * 255)
/** Means of blue, green and red. */
const CAFFE_MEAN = [103.939, 116.779, 123.68]

export function normalisationOf(scale: Scale): Normalisation {
  if (typeof scale !== 'string')
    return { mean: scale.mean, std: scale.std, reversed: scale.reversed === true }
  if (scale === 'imagenet') return { mean: IMAGENET_MEAN, std: IMAGENET_STD, reversed: false }
  if (scale === 'caffe') return { mean: CAFFE_MEAN, std: [1, 1, 1], reversed: true }
  if (scale === 'bgr') return { mean: [0], std: [1], reversed: true }
  const [mean, std] = UNIFORM[scale]
  return { mean: [mean], std: [std], reversed: false }
}

/** Means and deviations that can only be meant on 0..1, as PyTorch writes them. */
export function isUnit({ mean, std }: { readonly mean: readonly number[]; readonly std: readonly number[] }) {
  const small = [...mean, ...std].every((value) => Math.abs(value) <= 1)
  const plain = mean.every((value) => value === 0) && std.every((value) => value === 1)
  return small && !plain
}
