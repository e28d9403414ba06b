// Pools over any number of axes. Two axes of a map are one kernel; others, and dilated windows, go axis by axis,
// which largest values, means over the cells inside, and sums of powers allow.
import * as tf from '@tensorflow/tfjs-core'
import { padAxis } from '../../../tfjs/gradients/axes'
import { sizeOf } from '../host/host'
import { flag, inputAt, int, ints, refuse } from './ask'
import type { Call, Lowering, Operator, Operators } from './operator'
import { reachingPads, spaceOf, type Windows, windowsOf } from './windows'

/** Less than any value, for cells outside. */
const LOWEST = -3.4e38

interface Pool {
  /** Of a map [n, h, w, c], by TensorFlow.js; cells beyond the map count as absent. */
  readonly plane: (x: tf.Tensor4D, windows: Windows, pads: Pads) => tf.Tensor
  /** Value of a cell beyond the map, for the way axis by axis. */
  readonly outside: number
  readonly join: (cells: readonly tf.Tensor[]) => tf.Tensor
}

type Pads = readonly [number, number][]

const pair = (list: readonly number[]): [number, number] => [list[0] ?? 1, list[1] ?? 1]
const explicit = (pads: Pads): [[0, 0], [number, number], [number, number], [0, 0]] => [
  [0, 0],
  pads[0] ?? [0, 0],
  pads[1] ?? [0, 0],
  [0, 0],
]

const largest: Pool = {
  plane: (x, { kernel, strides }, pads) => tf.maxPool(x, pair(kernel), pair(strides), explicit(pads)),
  outside: LOWEST,
  join: (cells) => cells.reduce((a, b) => tf.maximum(a, b)),
}

const mean: Pool = {
  plane: (x, { kernel, strides }, pads) => tf.avgPool(x, pair(kernel), pair(strides), explicit(pads)),
  outside: 0,
  join: (cells) => tf.addN([...cells]),
}

/** One axis of a tensor [before, size, after]: the cells of each window, joined. */
function along(t: tf.Tensor, axis: number, line: Line, pool: Pool): tf.Tensor {
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

interface Line {
  readonly kernel: number
  readonly stride: number
  readonly dilation: number
  readonly out: number
  readonly pads: [number, number]
}

function linesOf({ kernel, strides, dilations, out }: Windows, pads: Pads): Line[] {
  return kernel.map((size, i) => ({
    kernel: size,
    stride: strides[i] ?? 1,
    dilation: dilations[i] ?? 1,
    out: out[i] ?? 1,
    pads: pads[i] ?? [0, 0],
  }))
}

const isNothing = ({ kernel, stride, pads }: Line) => kernel === 1 && stride === 1 && pads.every((n) => n === 0)

function axisByAxis(t: tf.Tensor, lines: readonly Line[], pool: Pool): tf.Tensor {
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

function meanByAxes(t: tf.Tensor, lines: readonly Line[], counted: readonly (readonly [number, number])[]): tf.Tensor {
  const sums = axisByAxis(t, lines, mean)
  return lines.reduce((x, line, i) => {
    const counts = countsOf(line, t.shape[2 + i] ?? 1, counted[i] ?? [0, 0])
    const shape = x.shape.map((size, axis) => (axis === 2 + i ? size : 1))
    return tf.div(x, tf.tensor(counts, shape))
  }, sums)
}

interface Asked {
  readonly windows: Windows
  readonly pads: Pads
  readonly dilated: boolean
  readonly plane: boolean
  readonly outputs: Lowering['outputs']
}

function asked(call: Call): Asked {
  const x = inputAt(call, 0)
  const space = spaceOf(x)
  const kernel = ints(call, 'kernel_shape')
  if (!kernel || space.length === 0) throw refuse(call, 'has no windows')
  const windows = windowsOf(call, space, kernel)
  const dilated = windows.dilations.some((step) => step > 1)
  const plane = space.length === 2 && !dilated
  const layout = plane ? 'last' : 'file'
  const shape = [...x.shape.slice(0, 2), ...windows.out]
  return { windows, pads: reachingPads(windows, space), dilated, plane, outputs: [{ shape, kind: x.kind, layout }] }
}

function loweredMax(call: Call): Lowering {
  const { windows, pads, plane, outputs } = asked(call)
  if (call.outputs > 1) throw refuse(call, 'is asked where its largest values lie, which is not computed here')
  const lines = linesOf(windows, pads)
  return {
    outputs,
    forms: [{ layout: plane ? 'last' : 'file' }],
    compute: ([t]) => {
      const x = t as tf.Tensor
      return [plane ? largest.plane(x as tf.Tensor4D, windows, pads) : axisByAxis(x, lines, largest)]
    },
  }
}

function loweredMean(call: Call): Lowering {
  const { windows, pads, plane, outputs } = asked(call)
  const included = flag(call, 'count_include_pad')
  const framed = included && windows.pads.some((sides) => sides.some((n) => n > 0))
  const lines = linesOf(windows, pads)
  const counted = windows.pads.map((sides): readonly [number, number] => (included ? sides : [0, 0]))
  // Included pads are zeros of the map; what ceil_mode adds behind them still does not count.
  const rest = pads.map(([, after], i): [number, number] => [0, after - (windows.pads[i]?.[1] ?? 0)])
  const frame = (x: tf.Tensor) => padAxis(padAxis(x, 1, windows.pads[0] ?? [0, 0]), 2, windows.pads[1] ?? [0, 0])
  return {
    outputs,
    forms: [{ layout: plane ? 'last' : 'file' }],
    compute: ([t]) => {
      const x = t as tf.Tensor
      if (!plane) return [meanByAxes(x, lines, counted)]
      return [framed ? mean.plane(frame(x) as tf.Tensor4D, windows, rest) : mean.plane(x as tf.Tensor4D, windows, pads)]
    },
  }
}

/** (sum |x|^p)^(1/p) of each window. */
function loweredPower(call: Call): Lowering {
  const { windows, pads, outputs } = asked(call)
  const p = int(call, 'p', 2)
  const lines = linesOf(windows, pads)
  const [{ shape, kind }] = outputs as [Lowering['outputs'][0]]
  return {
    outputs: [{ shape, kind, layout: 'file' }],
    compute: ([t]) => {
      const powers = tf.pow(tf.abs(t as tf.Tensor), p)
      return [tf.pow(axisByAxis(powers, lines, mean), 1 / p)]
    },
  }
}

/** Over all space. */
const whole = (pool: (x: tf.Tensor, axes: number[]) => tf.Tensor): Operator => ({
  lower: (call) => {
    const x = inputAt(call, 0)
    const plane = x.shape.length === 4
    const layout = plane ? 'last' : 'file'
    const axes = plane ? [1, 2] : x.shape.flatMap((_, i) => (i > 1 ? [i] : []))
    return {
      outputs: [{ shape: x.shape.map((size, i) => (i > 1 ? 1 : size)), kind: x.kind, layout }],
      forms: [{ layout }],
      compute: ([t]) => [pool(t as tf.Tensor, axes)],
    }
  },
})

export const pooling: Operators = {
  MaxPool: { lower: loweredMax },
  AveragePool: { lower: loweredMean },
  LpPool: { lower: loweredPower },
  GlobalAveragePool: whole((x, axes) => tf.mean(x, axes, true)),
  GlobalMaxPool: whole((x, axes) => tf.max(x, axes, true)),
}
