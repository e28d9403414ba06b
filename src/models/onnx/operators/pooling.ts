// Pools over any number of axes. Two axes of a map are one kernel; others, and dilated windows, go axis by axis,
// which largest values, means over the cells inside, and sums of powers allow.
import * as tf from '@tensorflow/tfjs-core'
import { padAxis } from '../../../tfjs/gradients/axes'
import { flag, inputAt, int, ints, refuse } from './ask'
import { axisByAxis, largest, linesOf, meanByAxes, type Pads, total } from './axisPools'
import type { Call, Lowering, Operator, Operators } from './operator'
import { placeWindows, reachingPads, spaceOf, type Windows } from './windows'

const pair = (list: readonly number[]): [number, number] => [list[0] ?? 1, list[1] ?? 1]
const explicit = (pads: Pads): [[0, 0], [number, number], [number, number], [0, 0]] => [
  [0, 0],
  pads[0] ?? [0, 0],
  pads[1] ?? [0, 0],
  [0, 0],
]

/** Of a map [n, h, w, c], by TensorFlow.js; cells beyond the map count as absent. */
type Plane = (x: tf.Tensor4D, windows: Windows, pads: Pads) => tf.Tensor

const largestIn: Plane = (x, { kernel, strides }, pads) =>
  tf.maxPool(x, pair(kernel), pair(strides), explicit(pads))
const meanIn: Plane = (x, { kernel, strides }, pads) =>
  tf.avgPool(x, pair(kernel), pair(strides), explicit(pads))

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
  const windows = placeWindows(call, space, kernel)
  const dilated = windows.dilations.some((step) => step > 1)
  const plane = space.length === 2 && !dilated
  const layout = plane ? 'last' : 'file'
  const shape = [...x.shape.slice(0, 2), ...windows.out]
  return {
    windows,
    pads: reachingPads(windows, space),
    dilated,
    plane,
    outputs: [{ shape, kind: x.kind, layout }],
  }
}

function loweredMax(call: Call): Lowering {
  const { windows, pads, plane, outputs } = asked(call)
  if (call.outputs > 1)
    throw refuse(call, 'is asked where its largest values lie, which is not computed here')
  const lines = linesOf(windows, pads)
  return {
    outputs,
    forms: [{ layout: plane ? 'last' : 'file' }],
    compute: ([t]) => {
      const x = t as tf.Tensor
      return [plane ? largestIn(x as tf.Tensor4D, windows, pads) : axisByAxis(x, lines, largest)]
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
  const frame = (x: tf.Tensor) =>
    padAxis(padAxis(x, 1, windows.pads[0] ?? [0, 0]), 2, windows.pads[1] ?? [0, 0])
  return {
    outputs,
    forms: [{ layout: plane ? 'last' : 'file' }],
    compute: ([t]) => {
      const x = t as tf.Tensor
      if (!plane) return [meanByAxes(x, lines, counted)]
      return [
        framed ? meanIn(frame(x) as tf.Tensor4D, windows, rest) : meanIn(x as tf.Tensor4D, windows, pads),
      ]
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
      return [tf.pow(axisByAxis(powers, lines, total), 1 / p)]
    },
  }
}

/** Over all space. */
const whole = (pool: (x: tf.Tensor, axes: number[], call: Call) => tf.Tensor): Operator => ({
  lower: (call) => {
    const x = inputAt(call, 0)
    const plane = x.shape.length === 4
    const layout = plane ? 'last' : 'file'
    const axes = plane ? [1, 2] : x.shape.flatMap((_, i) => (i > 1 ? [i] : []))
    return {
      outputs: [{ shape: x.shape.map((size, i) => (i > 1 ? 1 : size)), kind: x.kind, layout }],
      forms: [{ layout }],
      compute: ([t]) => [pool(t as tf.Tensor, axes, call)],
    }
  },
})

export const pooling: Operators = {
  MaxPool: { lower: loweredMax },
  AveragePool: { lower: loweredMean },
  LpPool: { lower: loweredPower },
  GlobalAveragePool: whole((x, axes) => tf.mean(x, axes, true)),
  GlobalMaxPool: whole((x, axes) => tf.max(x, axes, true)),
  GlobalLpPool: whole((x, axes, call) => {
    const p = int(call, 'p', 2)
    return tf.pow(tf.sum(tf.pow(tf.abs(x), p), axes, true), 1 / p)
  }),
}
