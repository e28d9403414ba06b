// Convolution, pooling, resizing, reduction and transposition from their definitions, in double precision.
import { util } from '@tensorflow/tfjs-core'
import type { Padding, Pair } from './case'

type Size = readonly [number, number, number, number]

/** How a window of rows and columns moves over a picture. */
export interface Sliding {
  readonly window: Pair
  readonly stride: Pair
  readonly padding: Padding
  readonly dilation?: Pair
}

interface Line {
  readonly out: number
  /** Cells before the first. */
  readonly before: number
}

/** Positions of the window along one axis (0 rows, 1 columns) of so many cells. */
export function lineOf(size: number, axis: 0 | 1, { window, stride, padding, dilation }: Sliding): Line {
  const reach = (window[axis] - 1) * (dilation?.[axis] ?? 1) + 1
  if (padding === 'same') {
    const out = Math.ceil(size / stride[axis])
    const missing = Math.max(0, (out - 1) * stride[axis] + reach - size)
    return { out, before: Math.floor(missing / 2) }
  }
  const [before, after] = padding === 'valid' ? [0, 0] : padding[axis]
  return { out: Math.floor((size + before + after - reach) / stride[axis]) + 1, before }
}

/** Calls back for every cell inside the picture of every window: [row, column] of output, window and input. */
function slide(shape: Size, sliding: Sliding, visit: (o: Pair, cell: Pair, at: Pair) => void): Pair {
  const rows = lineOf(shape[1], 0, sliding)
  const columns = lineOf(shape[2], 1, sliding)
  const [stepY, stepX] = sliding.dilation ?? [1, 1]
  for (let y = 0; y < rows.out; y++)
    for (let x = 0; x < columns.out; x++)
      for (let i = 0; i < sliding.window[0]; i++)
        for (let j = 0; j < sliding.window[1]; j++) {
          const row = y * sliding.stride[0] - rows.before + i * stepY
          const column = x * sliding.stride[1] - columns.before + j * stepX
          if (row >= 0 && column >= 0 && row < shape[1] && column < shape[2])
            visit([y, x], [i, j], [row, column])
        }
  return [rows.out, columns.out]
}

/** Filter [h, w, c, k]; of a depthwise convolution [h, w, c, multiplier]. */
export interface Filter {
  readonly data: Float32Array
  readonly shape: Size
  readonly depthwise: boolean
}

/** Of one picture [1, h, w, c]. */
export function convolved(x: Float32Array, shape: Size, filter: Filter, sliding: Sliding): Float64Array {
  const [, , c, k] = filter.shape
  const channels = filter.depthwise ? c * k : k
  const [rows, columns] = slide(shape, sliding, () => undefined)
  const result = new Float64Array(rows * columns * channels)
  slide(shape, sliding, ([y, xx], [i, j], [row, column]) => {
    for (let from = 0; from < c; from++)
      for (let m = 0; m < k; m++) {
        const to = (y * columns + xx) * channels + (filter.depthwise ? from * k + m : m)
        const weight = filter.data[((i * filter.shape[1] + j) * c + from) * k + m] ?? Number.NaN
        result[to] = (result[to] ?? 0) + (x[(row * shape[2] + column) * c + from] ?? Number.NaN) * weight
      }
  })
  return result
}

/** Of one picture [1, h, w, c]: largest value, or mean of the cells inside. */
export function pooled(x: Float32Array, shape: Size, sliding: Sliding, kind: 'max' | 'avg'): number[] {
  const c = shape[3]
  const seen: number[][] = []
  const columns = lineOf(shape[2], 1, sliding).out
  slide(shape, sliding, ([y, xx], _, [row, column]) => {
    for (let k = 0; k < c; k++) {
      const to = (y * columns + xx) * c + k
      seen[to] = [...(seen[to] ?? []), x[(row * shape[2] + column) * c + k] ?? Number.NaN]
    }
  })
  return seen.map((cells) =>
    kind === 'max' ? Math.max(...cells) : cells.reduce((total, v) => total + v, 0) / cells.length,
  )
}

/** Place and value of every cell: for reductions and transpositions of any rank. */
export function* cellsOf(x: ArrayLike<number>, shape: readonly number[]): Generator<[number[], number]> {
  const strides = util.computeStrides([...shape])
  for (let i = 0; i < x.length; i++) yield [util.indexToLoc(i, shape.length, strides), x[i] ?? Number.NaN]
}

/** Index of a place in a tensor of that shape. */
export function indexOf(place: readonly number[], shape: readonly number[]): number {
  return place.reduce((index, at, axis) => index * (shape[axis] ?? 1) + at, 0)
}

export function turned(x: Float32Array, shape: readonly number[], order: readonly number[]): Float64Array {
  const result = new Float64Array(x.length)
  const to = order.map((axis) => shape[axis] ?? 1)
  for (const [place, value] of cellsOf(x, shape))
    result[
      indexOf(
        order.map((axis) => place[axis] ?? 0),
        to,
      )
    ] = value
  return result
}

export type Fold = (values: readonly number[]) => number

export function reduced(
  x: Float32Array,
  shape: readonly number[],
  axes: readonly number[],
  fold: Fold,
): number[] {
  const kept = shape.map((size, axis) => (axes.includes(axis) ? 1 : size))
  const groups: number[][] = []
  for (const [place, value] of cellsOf(x, shape)) {
    const index = indexOf(
      place.map((at, axis) => (axes.includes(axis) ? 0 : at)),
      kept,
    )
    groups[index] = [...(groups[index] ?? []), value]
  }
  return groups.map(fold)
}
