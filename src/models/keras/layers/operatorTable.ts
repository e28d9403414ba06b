// What each operator computes, by the name that TensorFlow and Keras have for it.
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { einsum } from '../../../tfjs/gradients/einsum'
import { asText } from '../../json'
import { resampled } from '../../network/resample'
import { stopGradient } from '../../network/stopGradient'
import { quoted } from '../../quoted'
import { ACTIVATION_OPERATORS } from './activationOperators'
import { type Arguments, readAxes } from './arguments'

export type Operator = (given: Arguments) => tf.Tensor | readonly tf.Tensor[]

const unary =
  (compute: (x: tf.Tensor) => tf.Tensor): Operator =>
  ({ tensors: [x] }) =>
    compute(x as tf.Tensor)

const binary =
  (compute: (a: tf.Tensor, b: tf.Tensor) => tf.Tensor): Operator =>
  ({ tensors: [a, b] }) =>
    compute(a as tf.Tensor, b as tf.Tensor)

const reducing =
  (compute: (x: tf.Tensor, axes?: number[], keep?: boolean) => tf.Tensor): Operator =>
  (given) => {
    const x = given.tensors[0] as tf.Tensor
    const axes = readAxes(given.option(['axis'], 1), x.rank)
    return compute(x, axes ?? undefined, given.option(['keepdims', 'keep_dims'], 2) === true)
  }

export const reshaped: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  return tf.reshape(
    x,
    (given.option(['shape', 'newshape'], 1) as number[]).map((size) => size ?? -1),
  )
}

const clipped: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  const low = Number(given.option(['clip_value_min', 'x_min'], 1))
  return tf.clipByValue(x, low, Number(given.option(['clip_value_max', 'x_max'], 2)))
}

const joined: Operator = (given) => tf.concat([...given.tensors], Number(given.option(['axis'], 1) ?? 0))

const turned: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  return tf.transpose(x, readAxes(given.option(['perm', 'axes'], 1), x.rank) ?? undefined)
}

const widened: Operator = (given) =>
  tf.expandDims(given.tensors[0] as tf.Tensor, Number(given.option(['axis'], 1) ?? 0))

const squeezed: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  return tf.squeeze(x, readAxes(given.option(['axis'], 1), x.rank) ?? undefined)
}

const multiplied: Operator = (given) => {
  const [a, b] = given.tensors as [tf.Tensor, tf.Tensor]
  return tf.matMul(a, b, given.option(['transpose_a']) === true, given.option(['transpose_b']) === true)
}

const parted: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  const axis = readAxes(given.option(['axis'], 2) ?? 0, x.rank)?.[0] ?? 0
  const places = given.option(['indices_or_sections'])
  // Keras 3 and NumPy list where the parts begin, TensorFlow how long they are.
  if (Array.isArray(places)) {
    const ends = [...places.map(Number), x.shape[axis] ?? 0]
    return tf.split(
      x,
      ends.map((end, i) => end - (ends[i - 1] ?? 0)),
      axis,
    )
  }
  const count = places ?? given.option(['num_or_size_splits'], 1)
  return tf.split(x, count as number | number[], axis)
}

/** tf.image.resize, and keras.ops.image.resize. */
const resizedTo: Operator = (given) => {
  const [height = 1, width = 1] = (given.option(['size'], 1) as readonly number[]) ?? []
  const interpolation = String(given.option(['method', 'interpolation'], 2) ?? 'bilinear').toLowerCase()
  const antialias = given.option(['antialias']) === true
  for (const off of ['preserve_aspect_ratio', 'crop_to_aspect_ratio', 'pad_to_aspect_ratio'])
    unless(given, off, [false])
  unless(given, 'data_format', ['channels_last'])
  given.option(['fill_mode', 'fill_value'])
  const x = given.tensors[0] as tf.Tensor
  given.made([x.shape[0] ?? 1, height, width, x.shape[3] ?? 1])
  return resampled(x, { size: [height, width], interpolation, antialias })
}

/** Marks an option as read that is honoured for these values alone. */
function unless(given: Arguments, name: string, allowed: readonly unknown[]): void {
  const value = given.option([name])
  if (value === undefined || value === null || allowed.includes(value)) return
  throw failure('UnsupportedModel', `${name} = ${quoted(value)} is not supported here.`)
}

/** All numbers here are floats: whole ones lose their fraction. */
const cast: Operator = (given) => {
  const type = given.option(['dtype'], 1)
  const x = given.tensors[0] as tf.Tensor
  if (typeof type !== 'string' || /float/.test(type)) return tf.cast(x, 'float32')
  if (type === 'bool') return tf.notEqual(x, 0)
  if (!/^int(16|32|64)$/.test(type))
    throw failure('UnsupportedModel', `A cast to ${quoted(type)} is not supported here.`)
  const float = tf.cast(x, 'float32')
  return tf.mul(tf.sign(float), tf.floor(tf.abs(float)))
}

const summed: Operator = (given) =>
  einsum(asText(given.option(['equation', 'subscripts', 'first'])) ?? '', ...given.tensors)

/** The number of the largest: what a map is made of are the scores behind it. */
const largest: Operator = (given) => {
  const x = given.tensors[0] as tf.Tensor
  given.option(['output_type', 'keepdims'])
  return tf.cast(tf.argMax(x, readAxes(given.option(['axis'], 1), x.rank)?.[0] ?? x.rank - 1), 'float32')
}

export const OPERATORS_BY_NAME: Readonly<Record<string, Operator>> = {
  add: binary(tf.add),
  sub: binary(tf.sub),
  subtract: binary(tf.sub),
  mul: binary(tf.mul),
  multiply: binary(tf.mul),
  div: binary(tf.div),
  divide: binary(tf.div),
  truediv: binary(tf.div),
  true_divide: binary(tf.div),
  pow: binary(tf.pow),
  power: binary(tf.pow),
  maximum: binary(tf.maximum),
  minimum: binary(tf.minimum),
  squared_difference: binary(tf.squaredDifference),
  matmul: multiplied,
  neg: unary(tf.neg),
  negative: unary(tf.neg),
  abs: unary(tf.abs),
  absolute: unary(tf.abs),
  square: unary(tf.square),
  sqrt: unary(tf.sqrt),
  rsqrt: unary(tf.rsqrt),
  exp: unary(tf.exp),
  log: unary(tf.log),
  erf: unary(tf.erf),
  cast,
  identity: unary((x) => x),
  stop_gradient: unary(stopGradient),
  convert_to_tensor: unary((x) => x),
  ...ACTIVATION_OPERATORS,
  argmax: largest,
  reduce_mean: reducing(tf.mean),
  mean: reducing(tf.mean),
  reduce_sum: reducing(tf.sum),
  sum: reducing(tf.sum),
  reduce_max: reducing(tf.max),
  max: reducing(tf.max),
  amax: reducing(tf.max),
  reduce_min: reducing(tf.min),
  clip_by_value: clipped,
  clip: clipped,
  reshape: reshaped,
  transpose: turned,
  expand_dims: widened,
  squeeze: squeezed,
  concat: joined,
  concatenate: joined,
  split: parted,
  resize: resizedTo,
  einsum: summed,
}
