// Resizing that TensorFlow has and TensorFlow.js lacks: bicubic, area, and tf.image.resize's other kernels and antialiasing.
// Formulas: tensorflow/core/kernels/image/resize_bicubic_op.cc, resize_area_op.cc, scale_and_translate_op.cc
import type { GraphNode, OpExecutor } from '@tensorflow/tfjs-converter'
import type { Tensor, Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { alongBoth, lineMatrix } from '../network/lines'
import { type Around, fillArea, fillRow, KERNELS, type Kernel, lanczos, rounded } from '../network/resample'
import { quoted } from '../quoted'

export interface Resizing {
  /** Rows and columns that come out. */
  readonly size: readonly [number, number]
  readonly alignCorners?: boolean
  readonly halfPixelCenters?: boolean
}

const ends = (from: number, to: number, aligned = false) =>
  aligned && to > 1 ? (from - 1) / (to - 1) : from / to

type Fill = (row: Float32Array, i: number) => void

/** `fill` by the length of an axis and what comes of it. */
function resized(
  x: Tensor,
  [rows, columns]: Resizing['size'],
  fill: (from: number, to: number) => Fill,
): Tensor {
  const [, height = 1, width = 1] = x.shape
  const line = (from: number, to: number) => lineMatrix(from, to, fill(from, to))
  return alongBoth(x as Tensor4D, line(height, rows), line(width, columns))
}

/** Keys 1981 at half-pixel centres, a = -0.5; else a = -0.75 from the corner, and the picture's edge goes on. x [n, h, w, c] */
export function resizeBicubic(x: Tensor, { size, alignCorners, halfPixelCenters }: Resizing): Tensor {
  const keys = KERNELS.get('bicubic') as Kernel
  return resized(x, size, (from, to) => {
    const scale = ends(from, to, alignCorners)
    if (halfPixelCenters)
      return (row, i) => fillRow(row, rounded((i + 0.5) * scale - 0.5), { kernel: keys, widened: 1 })
    return (row, i) => fillClamped(row, rounded(i * scale))
  })
}

function fillClamped(row: Float32Array, place: number): void {
  const first = Math.floor(place) - 1
  for (let at = first; at < first + 4; at++) {
    const near = Math.max(0, Math.min(row.length - 1, at))
    row[near] = (row[near] ?? 0) + sharpCubic(Math.abs(at - place))
  }
}

function sharpCubic(x: number): number {
  const a = -0.75
  if (x >= 2) return 0
  if (x >= 1) return ((a * x - 5 * a) * x + 8 * a) * x - 4 * a
  return ((a + 2) * x - (a + 3)) * x * x + 1
}

/** The mean of what each pixel of the result covers. x [n, h, w, c] */
export function resizeArea(x: Tensor, { size, alignCorners }: Resizing): Tensor {
  return resized(x, size, (from, to) => {
    const scale = ends(from, to, alignCorners)
    return (row, i) => fillArea(row, i, scale || 1)
  })
}

export interface Placing {
  readonly size: readonly [number, number]
  /** How much larger the picture gets, rows and columns; null where the whole becomes `size`. */
  readonly scale: readonly [number, number] | null
  /** How far it is moved then. */
  readonly translation: readonly [number, number]
  readonly kernel: string
  readonly antialias: boolean
}

const OTHER_KERNELS: ReadonlyMap<string, Kernel> = new Map([
  ['lanczos1', lanczos(1)],
  ['box', { radius: 1, at: (x: number) => (x < 0.5 ? 1 : x === 0.5 ? 0.5 : 0) }],
  ['triangle', KERNELS.get('bilinear') as Kernel],
  ['keyscubic', KERNELS.get('bicubic') as Kernel],
])

/** x [n, h, w, c]; what lies outside the picture is 0. @throws UnsupportedModel for a kernel that does not exist */
export function scaleAndTranslate(
  x: Tensor,
  { size, scale, translation, kernel: name, antialias }: Placing,
): Tensor {
  const kernel = OTHER_KERNELS.get(name) ?? KERNELS.get(name)
  if (!kernel) throw failure('UnsupportedModel', `has the kernel ${quoted(name)}, which is not known.`)
  const [, height = 1, width = 1] = x.shape
  const line = (axis: 0 | 1, from: number) => {
    const back = 1 / (scale?.[axis] ?? size[axis] / from)
    const around: Around = { kernel, widened: antialias ? Math.max(1, back) : 1 }
    return lineMatrix(from, size[axis], (row, i) => {
      const place = (i + 0.5 - translation[axis]) * back
      if (place >= 0 && place <= from) fillRow(row, place - 0.5, around)
    })
  }
  return alongBoth(x as Tensor4D, line(0, height), line(1, width))
}

const pairOf = ({ attrs }: GraphNode, key: string, otherwise: number): [number, number] => {
  const [first, second] = Array.isArray(attrs[key]) ? attrs[key].map(Number) : []
  return [first ?? otherwise, second ?? otherwise]
}

const resizing = (node: GraphNode): Resizing => ({
  size: pairOf(node, 'size', 1),
  alignCorners: node.attrs.align_corners === true,
  halfPixelCenters: node.attrs.half_pixel_centers === true,
})

const first = ({ inputs: [x] }: GraphNode) => x as Tensor

export const RESIZE_OPS: Readonly<Record<string, OpExecutor>> = {
  ResizeBicubic: (node) => resizeBicubic(first(node), resizing(node)),
  ResizeArea: (node) => resizeArea(first(node), resizing(node)),
  ScaleAndTranslate: (node) =>
    scaleAndTranslate(first(node), {
      size: pairOf(node, 'size', 1),
      scale: [node.attrs.scale ?? []].flat().length > 0 ? pairOf(node, 'scale', 1) : null,
      translation: pairOf(node, 'translation', 0),
      kernel: String(node.attrs.kernel_type ?? 'lanczos3'),
      antialias: node.attrs.antialias !== false,
    }),
}
