// LRN: each value by the squares of its neighbouring channels.
import * as tf from '@tensorflow/tfjs-core'
import type { Layout } from '../trace/value'
import { float, inputAt, int } from './ask'
import type { Call, Lowering } from './operator'

/** x / (bias + alpha / size sum of x^2 over neighbouring channels)^beta */
export function localResponse(call: Call): Lowering {
  const x = inputAt(call, 0)
  const size = int(call, 'size', 1)
  const alpha = float(call, 'alpha', 1e-4)
  const beta = float(call, 'beta', 0.75)
  const bias = float(call, 'bias', 1)
  const before = Math.floor((size - 1) / 2)
  const layout: Layout = x.shape.length === 4 ? 'last' : 'file'
  const axis = layout === 'last' ? 3 : 1
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout }],
    forms: [{ layout }],
    compute: ([t]) => {
      const input = t as tf.Tensor
      const pads = input.shape.map((_, i): [number, number] =>
        i === axis ? [before, size - 1 - before] : [0, 0],
      )
      const squares = tf.pad(tf.square(input), pads)
      const shifted = Array.from({ length: size }, (_, i) =>
        tf.slice(
          squares,
          input.shape.map((__, j) => (j === axis ? i : 0)),
          input.shape,
        ),
      )
      const base = tf.add(bias, tf.mul(alpha / size, tf.addN(shifted)))
      return [tf.mul(input, tf.pow(base, -beta))]
    },
  }
}
