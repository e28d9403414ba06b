// tf.image.resize with every interpolation that Keras names: two small matrices, one for the rows and one for the columns,
// so that it has a gradient. Sample places are half-pixel centres. Kernels as TensorFlow's scale_and_translate has them;
// bicubic (Keys 1981, a = -0.5) rounds the fraction of a place to 1/1024, as TensorFlow's resize_bicubic does.
import { image, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { alongBoth, lineMatrix } from './lines'

/** How a picture is to be resampled. */
export interface Resampling {
  /** Rows and columns that come out. */
  readonly size: readonly [number, number]
  readonly interpolation: string
  /** Widens the kernel where the picture shrinks. */
  readonly antialias?: boolean
}

/** A weight by the distance from the place that is asked for; even. */
export interface Kernel {
  /** In pixels. */
  readonly radius: number
  at(distance: number): number
}

/** Of `radius` lobes (Duchon 1979), 0 beyond. */
export const lanczos = (radius: number): Kernel => ({
  radius,
  at: (x) => {
    if (x > radius) return 0
    if (x <= 1e-3) return 1
    return (radius * Math.sin(Math.PI * x) * Math.sin((Math.PI * x) / radius)) / (Math.PI * x) ** 2
  },
})

/** By the names that Keras gives them. */
export const KERNELS: ReadonlyMap<string, Kernel> = new Map([
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
  const line = (from: number, to: number) => matrix({ from, to, interpolation, antialias })
  return alongBoth(picture, line(rows, size[0]), line(columns, size[1]))
}

interface Axis {
  readonly from: number
  readonly to: number
  readonly interpolation: string
  readonly antialias: boolean
}

/** [to, from], each row adding up to 1. */
function matrix({ from, to, interpolation, antialias }: Axis): Tensor {
  const kernel = KERNELS.get(interpolation)
  if (interpolation !== 'area' && !kernel)
    throw failure(
      'UnsupportedModel',
      `The interpolation ${quoted(interpolation)} is not known; there are nearest, area, ${[...KERNELS.keys()].join(', ')}.`,
    )
  const coarse = interpolation === 'bicubic' && !antialias
  return lineMatrix(from, to, (row, i) => {
    if (!kernel) return fillArea(row, i, from / to)
    const centre = ((i + 0.5) * from) / to - 0.5
    const place = coarse ? rounded(centre) : centre
    fillRow(row, place, { kernel, widened: antialias ? Math.max(1, from / to) : 1 })
  })
}

/** A kernel of `widened` times its width around a place, counted in pixels. */
export interface Around {
  readonly kernel: Kernel
  readonly widened: number
}

/** The shares of the pixels around a place; what lies outside the picture has none, and the others add up to 1. */
export function fillRow(row: Float32Array, place: number, { kernel, widened }: Around): void {
  const reach = kernel.radius * widened
  const last = Math.min(row.length - 1, Math.floor(place + reach))
  let total = 0
  for (let at = Math.max(0, Math.ceil(place - reach)); at <= last; at++) {
    row[at] = kernel.at(Math.abs(at - place) / widened)
    total += row[at] ?? 0
  }
  for (let at = 0; at < row.length; at++) row[at] = (row[at] ?? 0) / (total || 1)
}

/** A place whose fraction is one of 1024, as TensorFlow's bicubic table has them. */
export function rounded(place: number): number {
  const whole = Math.floor(place)
  return whole + roundEven((place - whole) * 1024) / 1024
}

function roundEven(value: number): number {
  const below = Math.floor(value)
  const rest = value - below
  return rest > 0.5 || (rest === 0.5 && below % 2 === 1) ? below + 1 : below
}

/** The share of each pixel in the stretch [i, i + 1) of the result; beyond the last pixel that one goes on. */
export function fillArea(row: Float32Array, i: number, scale: number): void {
  const [begin, end] = [i * scale, (i + 1) * scale]
  for (let at = Math.floor(begin); at < Math.ceil(end); at++) {
    const near = Math.min(at, row.length - 1)
    row[near] = (row[near] ?? 0) + (Math.min(end, at + 1) - Math.max(begin, at)) / scale
  }
}
