// Transposed convolution; over three axes of space as a sum of ones over the last two, one for each place of the window
// along the first, put where the strides have it.
import * as tf from '@tensorflow/tfjs-core'
import { padAxis, spreadAxis } from '../../../tfjs/gradients/axes'
import { inputAt, ints } from './ask'
import type { Call, Form, Lowering, Operators } from './operator'
import {
  type Geometry,
  grouped,
  lowerTransposed,
  readGeometry,
  readGroups,
  transposedFilter,
} from './transposedConvolution'

/** [c, k / groups, d, h, w] as the filters of the places along the first axis of space. */
function filters(dilations: readonly number[], depth: number): Form {
  const { make, key } = transposedFilter(dilations.slice(1), false)
  const of = (t: tf.Tensor, i: number) => {
    const plane = tf.squeeze(tf.slice(t, [0, 0, i], [-1, -1, 1]), [2])
    return make ? make(plane) : plane
  }
  return {
    layout: 'file',
    key: `${key} of ${depth}`,
    make: (t) => tf.stack(Array.from({ length: depth }, (_, i) => of(t, i))),
  }
}

const withoutFirst = ({ strides, cuts, out }: Geometry): Geometry => ({
  strides: strides.slice(1),
  cuts: cuts.slice(1),
  out: out.slice(1),
})

/** x [n, c, d, h, w] */
function lowerVolume(call: Call): Lowering {
  const [x, weights, bias] = [inputAt(call, 0), inputAt(call, 1), call.inputs[2]]
  const groups = readGroups(call, x, weights)
  const [n = 1, inner = 1, depth = 1, rows = 1, columns = 1] = x.shape
  const [, each = 0, ...kernel] = weights.shape
  const plan = readGeometry(call, [depth, rows, columns], kernel)
  const dilations = ints(call, 'dilations') ?? kernel.map(() => 1)
  const [places = 1, dilation = 1] = [kernel[0], dilations[0]]
  const channels = each * groups
  return {
    outputs: [{ shape: [n, channels, ...plan.out], kind: 'float', layout: 'file' }],
    takes: bias ? [0, 1, 2] : [0, 1],
    forms: [{ layout: 'file' }, filters(dilations, places)],
    compute: ([t, all, added]) => {
      const last = tf.transpose(t as tf.Tensor, [0, 2, 3, 4, 1])
      const slices = tf.reshape(last, [n * depth, rows, columns, inner]) as tf.Tensor4D
      const parts = Array.from({ length: places }, (_, i) => {
        const filter = tf.squeeze(tf.slice(all as tf.Tensor, i, 1), [0]) as tf.Tensor4D
        const planes = grouped(slices, filter, { groups, plan: withoutFirst(plan) })
        const apart = spreadAxis(
          tf.reshape(planes, [n, depth, ...planes.shape.slice(1)]),
          1,
          plan.strides[0] ?? 1,
        )
        return padAxis(apart, 1, [i * dilation, (places - 1 - i) * dilation])
      })
      const cut = plan.cuts.reduce<tf.Tensor>(
        (whole, [before, after], axis) => padAxis(whole, axis + 1, [-before, -after]),
        tf.addN(parts),
      )
      return [tf.transpose(added ? tf.add(cut, added) : cut, [0, 4, 1, 2, 3])]
    },
  }
}

export const transposedConvolution: Operators = {
  ConvTranspose: {
    lower: (call) => (inputAt(call, 0).shape.length === 5 ? lowerVolume(call) : lowerTransposed(call)),
  },
}
