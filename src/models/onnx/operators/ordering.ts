// Where the largest values are, the largest few, running sums.
import * as tf from '@tensorflow/tfjs-core'
import { heldAxis, type Value } from '../trace/value'
import { axisIn, flag, inputAt, int, knownNumber, refuse } from './ask'
import { knownSum } from './knownPlaces'
import type { Call, Lowering, Operator, Operators } from './operator'

/** The tensor with one axis last, and the order that puts it back. */
function withLast(x: Value, axis: number): number[] {
  const last = x.shape.length - 1
  return x.shape.map((_, i) => (i === axis ? last : i === last ? axis : i))
}

const place = (largest: boolean): Operator => ({
  lower: (call) => {
    const x = inputAt(call, 0)
    const axis = axisIn(call, int(call, 'axis', 0), x.shape.length)
    const keep = int(call, 'keepdims', 1) !== 0
    const fromEnd = flag(call, 'select_last_index')
    const shape = x.shape.flatMap((size, i) => (i === axis ? (keep ? [1] : []) : [size]))
    const find = (t: tf.Tensor) => (largest ? tf.argMax(t, axis) : tf.argMin(t, axis))
    return {
      outputs: [{ shape, kind: 'int', layout: 'file' }],
      compute: ([t]) => {
        const input = t as tf.Tensor
        const size = tf.scalar((x.shape[axis] ?? 1) - 1, 'int32')
        const at = fromEnd ? tf.sub(size, find(tf.reverse(input, axis))) : find(input)
        return [tf.reshape(at, shape)]
      },
    }
  },
})

function topK(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axis = axisIn(call, int(call, 'axis', -1), x.shape.length)
  const k = knownNumber(call, 1, 'count') ?? int(call, 'k', 1)
  if (k > (x.shape[axis] ?? 0)) throw refuse(call, `takes ${k} of ${x.shape[axis]} values`)
  const smallest = int(call, 'largest', 1) === 0
  const shape = x.shape.map((size, i) => (i === axis ? k : size))
  const order = withLast(x, axis)
  const turned = (t: tf.Tensor) => (axis === x.shape.length - 1 ? t : tf.transpose(t, order))
  return {
    outputs: [
      { shape, kind: x.kind, layout: 'file' },
      { shape, kind: 'int', layout: 'file' },
    ],
    takes: [0],
    compute: ([t]) => {
      const lying = turned(t as tf.Tensor)
      const { values, indices } = tf.topk(smallest ? tf.neg(lying) : lying, k)
      const found = turned(smallest ? tf.neg(values) : values)
      // WebGPU transposes floats alone.
      return call.outputs > 1 ? [found, tf.cast(turned(tf.cast(indices, 'float32')), 'int32')] : [found]
    },
  }
}

function runningSum(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axis = heldAxis(axisIn(call, knownNumber(call, 1, 'axis') ?? 0, x.shape.length), x)
  const [exclusive, reversed] = [flag(call, 'exclusive'), flag(call, 'reverse')]
  return {
    outputs: [{ shape: x.shape, kind: x.kind, layout: x.layout }],
    takes: [0],
    forms: [{ layout: x.layout }],
    compute: ([t]) => [tf.cumsum(t as tf.Tensor, axis, exclusive, reversed)],
  }
}

export const ordering: Operators = {
  ArgMax: place(true),
  ArgMin: place(false),
  TopK: { lower: topK },
  CumSum: { lower: runningSum, fold: knownSum },
}
