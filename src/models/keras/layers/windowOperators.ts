// Convolutions and normalisations that a model was written with as functions: tf.nn.conv2d, keras.ops.layer_norm.
// Kernels are constants of the file.
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { fusedDepthwise } from '../../../tfjs/gradients/fused'
import { groupedConv2d } from '../../network/groupedConv2d'
import { type Arguments, readAxes } from './arguments'
import { readPair } from './convolution'
import { checkChannelsLast } from './keras3Operators'
import type { Operator } from './operatorTable'

export const picture = ({ tensors: [x] }: Arguments) => x as tf.Tensor4D

/** TensorFlow may name batch and channels too. */
const inner = (value: unknown) =>
  readPair(Array.isArray(value) && value.length === 4 ? value.slice(1, 3) : (value ?? 1))

/** A tensor among the inputs, or a constant of the file. */
function constant(given: Arguments, names: readonly string[], place: number): tf.Tensor | undefined {
  const value = given.operand(place)
  if (value) return value
  const named = given.option(names, place)
  return typeof named === 'number' || Array.isArray(named) ? tf.tensor(named as number[]) : undefined
}

function needed(tensor: tf.Tensor | undefined, what: string): tf.Tensor {
  if (tensor) return tensor
  throw failure('UnsupportedModel', `An operator has no ${what}; save the model again.`)
}

function readWindow(given: Arguments) {
  checkChannelsLast(given)
  const padding = given.option(['padding'], 3)
  if (typeof padding !== 'string')
    throw failure('UnsupportedModel', 'A convolution with margins of its own is not supported as a function.')
  const filter = needed(constant(given, ['filters', 'filter', 'kernel', 'input'], 1), 'kernel') as tf.Tensor4D
  return {
    x: picture(given),
    filter,
    strides: inner(given.option(['strides'], 2)),
    dilations: inner(given.option(['dilations', 'dilation_rate', 'rate'], 5)),
    pad: padding.toLowerCase() === 'same' ? ('same' as const) : ('valid' as const),
    activation: 'linear' as const,
    bias: undefined,
  }
}

/** keras.ops.separable_conv: depthwise, then 1 by 1. */
const separable: Operator = (given) => {
  const first = readWindow(given)
  const pointwise = needed(constant(given, ['pointwise_kernel'], 2), 'pointwise kernel') as tf.Tensor4D
  const plain = { strides: [1, 1], dilations: [1, 1], pad: 'valid', activation: 'linear' } as const
  return groupedConv2d({ x: fusedDepthwise(first), filter: pointwise, bias: undefined, ...plain })
}

/** Moments over the last axes, as keras.ops.layer_norm; of rms_norm the mean stays. */
const normalised =
  (centred: boolean): Operator =>
  (given) => {
    const [x] = given.tensors as [tf.Tensor]
    const axes = readAxes(given.option(['axis']) ?? -1, x.rank) ?? [x.rank - 1]
    const epsilon = Number(given.option(['epsilon']) ?? 1e-7)
    const [gamma, beta] = [constant(given, ['gamma', 'scale'], 1), constant(given, ['beta'], 2)]
    if (given.option(['rms_scaling']) === true)
      throw failure('UnsupportedModel', 'A layer norm with rms_scaling is not supported as a function.')
    const shift = tf.mean(x, axes, true)
    const moved = centred ? tf.sub(x, shift) : x
    const scaled = tf.mul(moved, tf.rsqrt(tf.add(tf.mean(tf.square(moved), axes, true), epsilon)))
    const weighted = gamma ? tf.mul(scaled, gamma) : scaled
    return beta ? tf.add(weighted, beta) : weighted
  }

/** (x - mean) / sqrt(variance + epsilon) * scale + offset, each one for each channel. */
const batchNormalised: Operator = (given) => {
  const [x] = given.tensors as [tf.Tensor]
  const axis = readAxes(given.option(['axis']) ?? -1, x.rank)?.[0] ?? x.rank - 1
  const along = (value: tf.Tensor | undefined) =>
    value &&
    tf.reshape(
      value,
      x.shape.map((_, i) => (i === axis ? -1 : 1)),
    )
  const mean = needed(along(constant(given, ['mean'], 1)), 'mean')
  const variance = needed(along(constant(given, ['variance'], 2)), 'variance')
  const [offset, scale] = [along(constant(given, ['offset'], 3)), along(constant(given, ['scale'], 4))]
  const epsilon = Number(given.option(['epsilon']) ?? 1e-3)
  const normal = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, epsilon)))
  const scaled = scale ? tf.mul(normal, scale) : normal
  return offset ? tf.add(scaled, offset) : scaled
}

/** By names that Keras 3 has as operations. */
export const WINDOW_OPERATORS: Readonly<Record<string, Operator>> = {
  conv: (given) => groupedConv2d(readWindow(given)),
  depthwise_conv: (given) => fusedDepthwise(readWindow(given)),
  separable_conv: separable,
  layer_norm: normalised(true),
  r_m_s_norm: normalised(false),
  batch_norm: batchNormalised,
}

/** Functions of TensorFlow alone. */
export const WINDOW_FUNCTIONS: Readonly<Record<string, Operator>> = {
  conv2d: (given) => groupedConv2d(readWindow(given)),
  conv2d_v2: (given) => groupedConv2d(readWindow(given)),
  depthwise_conv2d: (given) => fusedDepthwise(readWindow(given)),
  depthwise_conv2d_v2: (given) => fusedDepthwise(readWindow(given)),
}
