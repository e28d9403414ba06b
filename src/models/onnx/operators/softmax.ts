// Softmax and its kin. Before opset 13 they work on a table: all axes before one, and all from it on.
import * as tf from '@tensorflow/tfjs-core'
import { logSoftmax } from '../../../tfjs/gradients/activation'
import { sizeOf } from '../host/host'
import { heldAxis } from '../trace/value'
import { axisIn, inputAt, int } from './ask'
import { unary } from './elementwise'
import type { Call, Lowering, Operators } from './operator'

type OverLast = (t: tf.Tensor) => tf.Tensor

/** One for the first of the largest values, else zero. */
const hardmax: OverLast = (t) => {
  const depth = t.shape.at(-1) ?? 1
  return tf.cast(tf.oneHot(tf.argMax(t, -1), depth), 'float32')
}

function lowered(call: Call, compute: OverLast): Lowering {
  const x = inputAt(call, 0)
  const old = call.opset < 13
  const axis = axisIn(call, int(call, 'axis', old ? 1 : -1), x.shape.length)
  const last = x.shape.length - 1
  if (old && axis !== last) return asTable(call, axis, compute)
  const held = heldAxis(axis, x)
  if (held === last) return unary(call, compute)
  const order = x.shape.map((_, i) => (i === held ? last : i === last ? held : i))
  return unary(call, (t) => tf.transpose(compute(tf.transpose(t, order)), order))
}

function asTable(call: Call, axis: number, compute: OverLast): Lowering {
  const x = inputAt(call, 0)
  const table: [number, number] = [sizeOf(x.shape.slice(0, axis)), sizeOf(x.shape.slice(axis))]
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: 'file' }],
    compute: ([t]) => [tf.reshape(compute(tf.reshape(t as tf.Tensor, table)), [...x.shape])],
  }
}

export const softmaxOperators: Operators = {
  Softmax: { lower: (call) => lowered(call, (t) => tf.softmax(t)) },
  LogSoftmax: { lower: (call) => lowered(call, logSoftmax) },
  Hardmax: { lower: (call) => lowered(call, hardmax) },
}
