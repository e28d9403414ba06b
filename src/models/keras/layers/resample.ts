// tf.image.resize with every interpolation that Keras names: two small matrices, one for the rows and one for the columns,
// so that it has a gradient. Sample places are half-pixel centres. Kernels as TensorFlow's scale_and_translate has them;
// bicubic (Keys 1981, a = -0.5) rounds the fraction of a place to 1/1024, as TensorFlow's resize_bicubic does.
import {
  image,
  matMul,
  reshape,
  type Tensor,
  type Tensor4D,
  tensor2d,
  transpose,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { quoted } from '../../quoted'

export interface Resampling {
  /** Rows and columns that come out. */
  readonly size: readonly [number, number]
  readonly interpolation: string
  /** Widens the kernel where the picture shrinks. */
  readonly antialias?: boolean
}

interface Kernel {
  readonly radius: number
  at(distance: number): number
}

const lanczos = (radius: number): Kernel => ({
  radius,
  at: (x) => {
    if (x > radius) return 0
    if (x <= 1e-3) return 1
    return (radius * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / radius)) / (Math.PI * x) ** 2
  },
})

const KERNELS: ReadonlyMap<string, Kernel> = new Map([
  ['bilinear', { radius: 1, at: (x) => Math.max(0, 1 - x) }],
  ['bicubic', { radius: 2, at: keys }],
  ['lanczos3', lanczos(3)],
  ['lanczos5', lanczos(5)],
  ['gaussian', { radius: 1.5, at: (x) => (x >= 1.5 ? 0 : Math.exp((-x * x) / (2 * 0.5 ** 2))) }],
  ['mitchellcubic', { radius: 2, at: mitchell }],
])

function keys(x: number): number {
  if (x >= 2) return 0
  if (x >= 1) return ((-0.5 * x + 2.5) * x - 4) * x + 2
  return (1.5 * x - 2.5) * x * x + 1
}

function mitchell(x: number): number {
  if (x >= 2) return 0
  if (x >= 1) return (((-7 / 18) * x + 2) * x - 10 / 3) * x + 16 / 9
  return ((7 / 6) * x - 2) * x * x + 8 / 9
}

/** x [n, h, w, c]. @throws UnsupportedModel for an interpolation that does not exist. */
export function resampled(x: Tensor, { size, interpolation, antialias = false }: Resampling): Tensor {
  const [rows, columns] = [x.shape[1] ?? 1, x.shape[2] ?? 1]
  const picture = x as Tensor4D
  const plain = !antialias || (size[0] >= rows && size[1] >= columns)
  if (interpolation === 'nearest') return image.resizeNearestNeighbor(picture, [...size], false, true)
  if (interpolation === 'bilinear' && plain) return image.resizeBilinear(picture, [...size], false, true)
  const down = matrix({ from: rows, to: size[0], interpolation, antialias })
  const across = matrix({ from: columns, to: size[1], interpolation, antialias })
  return alongColumns(alongRows(picture, down), across)
}

/** [to, h] times [n, h, w c] */
function alongRows(x: Tensor4D, weights: Tensor): Tensor4D {
  const [n, h, w, c] = x.shape
  const to = weights.shape[0] ?? 1
  // A batch of one matrix, repeated: matMul broadcasts it.
  return reshape(matMul(reshape(weights, [1, to, h]), reshape(x, [n, h, w * c])), [n, to, w, c])
}

function alongColumns(x: Tensor4D, weights: Tensor): Tensor4D {
  const turned = transpose(x, [0, 2, 1, 3]) as Tensor4D
  return transpose(alongRows(turned, weights), [0, 2, 1, 3]) as Tensor4D
}

interface Axis {
  readonly from: number
  readonly to: number
  readonly interpolation: string
  readonly antialias: boolean
}

/** [to, from], each row adding up to 1. */
function matrix(axis: Axis): Tensor {
  const { from, to, interpolation } = axis
  const values = new Float32Array(to * from)
  const kernel = KERNELS.get(interpolation)
  for (let i = 0; i < to; i++) {
    const row = values.subarray(i * from, (i + 1) * from)
    if (interpolation === 'area') fillArea(row, i, from / to)
    else if (kernel) fillRow(row, i, { ...axis, kernel })
    else
      throw failure(
        'UnsupportedModel',
        `The interpolation ${quoted(interpolation)} is not known; there are nearest, area, ${[...KERNELS.keys()].join(', ')}.`,
      )
  }
  return tensor2d(values, [to, from])
}

function fillRow(row: Float32Array, i: number, axis: Axis & { readonly kernel: Kernel }): void {
  const { from, to, kernel, interpolation, antialias } = axis
  const scale = antialias ? Math.max(1, from / to) : 1
  const centre = ((i + 0.5) * from) / to - 0.5
  const whole = Math.floor(centre)
  const coarse = interpolation === 'bicubic' && !antialias
  const place = coarse ? whole + roundEven((centre - whole) * 1024) / 1024 : centre
  const reach = kernel.radius * scale
  let total = 0
  for (let at = Math.max(0, Math.ceil(place - reach)); at <= Math.min(from - 1, place + reach); at++) {
    row[at] = kernel.at(Math.abs(at - place) / scale)
    total += row[at] ?? 0
  }
  // What lies outside the picture has no weight; the others add up to 1.
  for (let at = 0; at < from; at++) row[at] = (row[at] ?? 0) / (total || 1)
}

function roundEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below
}

/** The share of each pixel in the stretch [i, i + 1) of the result. */
function fillArea(row: Float32Array, i: number, scale: number): void {
  const [begin, end] = [i * scale, (i + 1) * scale]
  for (let at = Math.floor(begin); at < Math.min(row.length, Math.ceil(end)); at++)
    row[at] = (Math.min(end, at + 1) - Math.max(begin, at)) / scale
}
