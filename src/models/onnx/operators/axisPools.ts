// Pools axis by axis, for windows that are dilated or lie over more or fewer than two axes: largest values, means over
// the cells inside, and sums of powers allow it.
import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../host/host'
import type { Windows } from './windows'

/** Cells before and after, one pair an axis of space. */
export type Pads = readonly [number, number][]

/** How the cells of a window become one value, and what a cell beyond the map counts as. */
export interface Join {
  readonly outside: number
  readonly join: (cells: readonly tf.Tensor[]) => tf.Tensor
}

/** Less than any value. */
const LOWEST = -3.4e38

export const largest: Join = { outside: LOWEST, join: (cells) => cells.reduce((a, b) => tf.maximum(a, b)) }
export const total: Join = { outside: 0, join: (cells) => tf.addN([...cells]) }

/** One axis of a tensor [before, size, after]: the cells of each window, joined. */
function along(t: tf.Tensor, axis: number, line: Line, pool: Join): tf.Tensor {
  const { kernel, stride, dilation, out, pads } = line
  const before = sizeOf(t.shape.slice(0, axis))
  const after = sizeOf(t.shape.slice(axis + 1))
  const flat = tf.reshape(t, [before, t.shape[axis] ?? 1, after])
  const framed = tf.pad(flat, [[0, 0], pads, [0, 0]], pool.outside)
  const cells = Array.from({ length: kernel }, (_, i) => {
    const begin = i * dilation
    const end = begin + (out - 1) * stride + 1
    return tf.stridedSlice(framed, [0, begin, 0], [before, end, after], [1, stride, 1])
  })
  return tf.reshape(pool.join(cells), [...t.shape.slice(0, axis), out, ...t.shape.slice(axis + 1)])
}

export interface Line {
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly out: number
  readonly pads: [number, number]
}

export function linesOf({ kernel, strides, dilations, out }: Windows, pads: Pads): Line[] {
  return kernel.map((size, i) => ({
    kernel: size,
    stride: strides[i] ?? 1,
    dilation: dilations[i] ?? 1,
    out: out[i] ?? 1,
    pads: pads[i] ?? [0, 0],
  }))
}

const isNothing = ({ kernel, stride, pads }: Line) =>
  kernel === 1 && stride === 1 && pads.every((n) => n === 0)

export function axisByAxis(t: tf.Tensor, lines: readonly Line[], pool: Join): tf.Tensor {
  return lines.reduce((x, line, i) => (isNothing(line) ? x : along(x, 2 + i, line, pool)), t)
}

/** Cells of each window that count, along one axis: those inside, with the pads too where they are included. */
function countsOf(line: Line, size: number, included: readonly [number, number]): number[] {
  const low = line.pads[0] - included[0]
  const high = line.pads[0] + size + included[1]
  return Array.from({ length: line.out }, (_, o) => {
    let count = 0
    for (let i = 0; i < line.kernel; i++) {
      const at = o * line.stride + i * line.dilation
      if (at >= low && at < high) count++
    }
    return Math.max(1, count)
  })
}

export function meanByAxes(
  t: tf.Tensor,
  lines: readonly Line[],
  counted: readonly (readonly [number, number])[],
): tf.Tensor {
  const sums = axisByAxis(t, lines, total)
  return lines.reduce((x, line, i) => {
    const counts = countsOf(line, t.shape[2 + i] ?? 1, counted[i] ?? [0, 0])
    const shape = x.shape.map((size, axis) => (axis === 2 + i ? size : 1))
    return tf.div(x, tf.tensor(counts, shape))
  }, sums)
}
