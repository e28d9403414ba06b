// Normalisations: by given moments, over axes of each picture, over groups of channels, over neighbouring channels.
import * as tf from '@tensorflow/tfjs-core'
import { sizeOf } from '../host/host'
import { heldAxis, heldShape, type Layout, type Value } from '../trace/value'
import { axisIn, flag, float, inputAt, int, ints, present, refuse } from './ask'
import { aligned, unary } from './elementwise'
import { localResponse } from './localResponse'
import type { Call, Form, Lowering, Operators } from './operator'

/** A vector [k] against a value with its channels at axis 1. */
function perChannel(rank: number, layout: Layout): Form {
  const behind = layout === 'last' ? 0 : rank - 2
  const make = (t: tf.Tensor) => tf.reshape(t, [t.size, ...new Array<number>(behind).fill(1)])
  return { layout: 'file', key: `channels and ${behind}`, make }
}

/** By the moments of the value itself: how weights are standardised. Of pictures it is what training does. */
function ownMoments(call: Call, x: Value): Lowering {
  if (!x.constant) throw refuse(call, 'takes its moments from the batch; export the model for inference')
  const form = perChannel(Math.max(2, x.shape.length), 'file')
  const axes = x.shape.flatMap((_, axis) => (axis === 1 ? [] : [axis]))
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: 'file' }],
    takes: [0, 1, 2],
    forms: [{ layout: 'file' }, form, form],
    compute: ([t, scale, offset]) => {
      const unit = standardised(t as tf.Tensor, axes, float(call, 'epsilon', 1e-5))
      return [tf.add(tf.mul(unit, scale as tf.Tensor), offset as tf.Tensor)]
    },
  }
}

/** (x - mean) / sqrt(variance + epsilon) scale + offset, as a product and a sum. */
function batchNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  if (flag(call, 'training_mode')) return ownMoments(call, x)
  const layout: Layout = x.shape.length === 4 ? 'last' : 'file'
  const form = perChannel(Math.max(2, x.shape.length), layout)
  const epsilon = float(call, 'epsilon', 1e-5)
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout }],
    takes: [0, 1, 2, 3, 4],
    forms: [{ layout }, form, form, form, form],
    compute: (inputs) => {
      const [t, scale, offset, mean, variance] = inputs as tf.Tensor[]
      const slope = tf.mul(scale as tf.Tensor, tf.rsqrt(tf.add(variance as tf.Tensor, epsilon)))
      return [tf.add(tf.mul(tf.sub(t as tf.Tensor, mean as tf.Tensor), slope), offset as tf.Tensor)]
    },
  }
}

/** x less its mean, over the root of its variance, both over `axes`. */
export function standardised(x: tf.Tensor, axes: readonly number[], epsilon: number): tf.Tensor {
  const centred = tf.sub(x, tf.mean(x, [...axes], true))
  const variance = tf.mean(tf.square(centred), [...axes], true)
  return tf.mul(centred, tf.rsqrt(tf.add(variance, epsilon)))
}

function instanceNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  const layout: Layout = x.shape.length === 4 ? 'last' : 'file'
  const form = perChannel(x.shape.length, layout)
  const axes = x.shape.flatMap((_, axis) => (axis > 1 ? [heldAxis(axis, { ...x, layout })] : []))
  const epsilon = float(call, 'epsilon', 1e-5)
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout }],
    takes: [0, 1, 2],
    forms: [{ layout }, form, form],
    compute: ([t, scale, offset]) => {
      const unit = standardised(t as tf.Tensor, axes, epsilon)
      return [tf.add(tf.mul(unit, scale as tf.Tensor), offset as tf.Tensor)]
    },
  }
}

/** Over the channels of each group and all space. Before opset 21 scale and offset are one a group. */
function groupNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  const groups = int(call, 'num_groups', 1)
  const [n = 1, channels = 0, ...space] = x.shape
  if (channels % groups !== 0) throw refuse(call, `divides ${channels} channels into ${groups} groups`)
  const epsilon = float(call, 'epsilon', 1e-5)
  const per = (t: tf.Tensor) => {
    const each =
      t.size === channels
        ? t
        : tf.reshape(tf.tile(tf.reshape(t, [groups, 1]), [1, channels / groups]), [channels])
    return tf.reshape(each, [channels, ...space.map(() => 1)])
  }
  const form: Form = { layout: 'file', key: `groups ${groups} ${space.length}`, make: per }
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: 'file' }],
    takes: [0, 1, 2],
    forms: [undefined, form, form],
    compute: ([t, scale, offset]) => {
      const flat = tf.reshape(t as tf.Tensor, [n * groups, sizeOf(x.shape) / (n * groups)])
      const unit = tf.reshape(standardised(flat, [1], epsilon), [...x.shape])
      return [tf.add(tf.mul(unit, scale as tf.Tensor), offset as tf.Tensor)]
    },
  }
}

/** The axes from one on, in the tensor's order. */
function axesFrom(call: Call, x: Value): number[] {
  const first = axisIn(call, int(call, 'axis', -1), x.shape.length)
  return x.shape.flatMap((_, axis) => (axis >= first ? [heldAxis(axis, x)] : []))
}

/** Scale and offset as wide as the axes, or whatever fits. */
function tailForm(x: Value): (value: Value) => Form {
  return (value) => aligned(value, x.shape.length, x.layout)
}

function layerNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axes = axesFrom(call, x)
  const epsilon = float(call, 'epsilon', 1e-5)
  const reduced = heldShape(x).map((size, axis) => (axes.includes(axis) ? 1 : size))
  const output = { kind: 'float', layout: x.layout } as const
  const moments = x.shape.map((size, axis) => (axes.includes(heldAxis(axis, x)) ? 1 : size))
  const inputs = present(call)
  return {
    outputs: [{ ...output, shape: x.shape }, ...[1, 2].map(() => ({ ...output, shape: moments }))],
    forms: inputs.map((value, i) => (i === 0 ? { layout: x.layout } : tailForm(x)(value))),
    compute: ([t, scale, offset]) => {
      const input = t as tf.Tensor
      const unit = standardised(input, axes, epsilon)
      const scaled = scale ? tf.mul(unit, scale) : unit
      const y = offset ? tf.add(scaled, offset) : scaled
      if (call.outputs < 2) return [y]
      const mean = tf.mean(input, axes, true)
      const variance = tf.mean(tf.square(tf.sub(input, mean)), axes, true)
      return [y, tf.reshape(mean, reduced), tf.rsqrt(tf.add(variance, epsilon))]
    },
  }
}

/** x over the root of the mean of its squares. */
function rmsNorm(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axes = axesFrom(call, x)
  const epsilon = float(call, 'epsilon', 1e-5)
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: x.layout }],
    forms: present(call).map((value, i) => (i === 0 ? { layout: x.layout } : tailForm(x)(value))),
    compute: ([t, scale]) => {
      const input = t as tf.Tensor
      const unit = tf.mul(input, tf.rsqrt(tf.add(tf.mean(tf.square(input), axes, true), epsilon)))
      return [scale ? tf.mul(unit, scale) : unit]
    },
  }
}

/** x over its length along one axis; zeros stay. */
function unitLength(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axis = heldAxis(axisIn(call, int(call, 'axis', -1), x.shape.length), x)
  const absolute = int(call, 'p', 2) === 1
  return unary(call, (t) => {
    const length = absolute ? tf.sum(tf.abs(t), axis, true) : tf.sqrt(tf.sum(tf.square(t), axis, true))
    return tf.div(t, tf.where(tf.equal(length, 0), tf.onesLike(length), length))
  })
}

function meanVariance(call: Call): Lowering {
  const x = inputAt(call, 0)
  const axes = (ints(call, 'axes') ?? [0, 2, 3]).map((axis) =>
    heldAxis(axisIn(call, axis, x.shape.length), x),
  )
  return unary(call, (t) => standardised(t, axes, 1e-9))
}

export const normalising: Operators = {
  BatchNormalization: { lower: batchNorm },
  InstanceNormalization: { lower: instanceNorm },
  GroupNormalization: { lower: groupNorm },
  LayerNormalization: { lower: layerNorm },
  RMSNormalization: { lower: rmsNorm },
  LRN: { lower: localResponse },
  LpNormalization: { lower: unitLength },
  MeanVarianceNormalization: { lower: meanVariance },
}
