// Operations of Keras 3 (`keras.ops`) and of `tf.nn` beyond arithmetic, by their names.
// Formulas: https://keras.io/api/ops/
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asText } from '../../json'
import { named } from './activationOperators'
import { type Arguments, readAxes } from './arguments'
import { readPair } from './convolution'
import { first } from './ofTensors'
import type { Operator } from './operatorTable'

/** Channels last alone, whatever TensorFlow calls it. */
export function checkChannelsLast(given: Arguments): void {
  const format = given.option(['data_format'])
  if (format && format !== 'channels_last' && format !== 'NHWC')
    throw failure(
      'UnsupportedModel',
      'An operator has its channels first (NCHW); save the model with channels last.',
    )
}

/** x where it is positive, else alpha (exp(x / alpha) - 1). */
const softened: Operator = (given) => {
  const alpha = Number(given.option(['alpha'], 1) ?? 1)
  return tf.add(tf.relu(first(given)), tf.mul(tf.elu(tf.div(tf.minimum(first(given), 0), alpha)), alpha))
}

function window(given: Arguments) {
  checkChannelsLast(given)
  const size = readPair(spatial(given.option(['pool_size', 'ksize'], 1)))
  const strides = spatial(given.option(['strides'], 2))
  const pad = asText(given.option(['padding'], 3))?.toLowerCase() === 'same' ? 'same' : 'valid'
  return { size: [...size] as [number, number], strides: strides ? readPair(strides) : size, pad } as const
}

/** TensorFlow may name batch and channels too. */
const spatial = (value: unknown) => (Array.isArray(value) && value.length === 4 ? value.slice(1, 3) : value)

const pooled =
  (pool: typeof tf.avgPool): Operator =>
  (given) => {
    const { size, strides, pad } = window(given)
    return pool(first(given) as tf.Tensor4D, size, [...strides] as [number, number], pad)
  }

const padded: Operator = (given) => {
  const mode = asText(given.option(['mode'], 2))?.toLowerCase() ?? 'constant'
  const pads = given.option(['pad_width', 'paddings'], 1)
  const x = first(given)
  const each = x.shape.map((_, axis) => {
    const own = Array.isArray(pads) ? (pads[axis] ?? pads[0]) : pads
    const [before, after] = Array.isArray(own) ? own.map(Number) : [Number(own), Number(own)]
    return [before ?? 0, after ?? before ?? 0] as [number, number]
  })
  const value = given.option(['constant_values'], 3) ?? 0
  given.made(x.shape.map((size, axis) => size + (each[axis]?.[0] ?? 0) + (each[axis]?.[1] ?? 0)))
  if (mode === 'constant') return tf.pad(x, each, Number(value))
  if (mode === 'reflect' || mode === 'symmetric') return tf.mirrorPad(x, each, mode)
  throw failure('UnsupportedModel', `A padding of mode "${mode}" is not known here.`)
}

/** Two axes change places. */
const swapped: Operator = (given) => {
  const x = first(given)
  const [a, b] = readAxes([given.option(['axis1'], 1), given.option(['axis2'], 2)], x.rank) ?? []
  const order = x.shape.map((_, axis) => (axis === a ? (b ?? axis) : axis === b ? (a ?? axis) : axis))
  return tf.transpose(x, order)
}

const spread =
  (finish: (variance: tf.Tensor) => tf.Tensor): Operator =>
  (given) => {
    const axes = readAxes(given.option(['axis'], 1), first(given).rank) ?? undefined
    return finish(tf.moments(first(given), axes, given.option(['keepdims']) === true).variance)
  }

/** x / max(norm, epsilon), as keras.ops.normalize; of tf.math.l2_normalize the same with a smaller epsilon. */
const normalized: Operator = (given) => {
  const x = first(given)
  const order = Number(given.option(['order'], 2) ?? 2)
  const axes = readAxes(given.option(['axis', 'dim'], 1) ?? -1, x.rank) ?? undefined
  if (order === 1)
    return tf.div(x, tf.maximum(tf.sum(tf.abs(x), axes, true), Number(given.option(['epsilon'], 3) ?? 1e-12)))
  if (order !== 2) throw failure('UnsupportedModel', `A normalisation of order ${order} is not known here.`)
  const squares = tf.sum(tf.square(x), axes, true)
  return tf.mul(x, tf.rsqrt(tf.maximum(squares, Number(given.option(['epsilon'], 3) ?? 1e-12))))
}

/** Squares of the picture without overlap, row by row: [n, h/s, w/s, s*s*k]. */
const patches: Operator = (given) => {
  checkChannelsLast(given)
  const [height, width] = readPair(spatial(given.option(['size', 'sizes', 'patch_size'], 1)))
  const strides = given.option(['strides'], 2)
  const step = strides === undefined ? [height, width] : readPair(spatial(strides))
  given.option(['padding'])
  const dilation = given.option(['dilation_rate', 'rates'])
  if (dilation && [dilation].flat().some((rate) => rate !== 1))
    throw failure('UnsupportedModel', 'Patches of every second pixel are not known here.')
  if (step[0] !== height || step[1] !== width)
    throw failure('UnsupportedModel', 'Patches that overlap are not known here.')
  return cutPatches(first(given) as tf.Tensor4D, height, width)
}

export function cutPatches(x: tf.Tensor4D, height: number, width: number): tf.Tensor4D {
  const [n, h, w, k] = x.shape
  const rows = Math.floor(h / height)
  const columns = Math.floor(w / width)
  const whole = tf.slice(x, [0, 0, 0, 0], [n, rows * height, columns * width, k])
  const parted = tf.reshape(whole, [n * rows, height, columns, width * k])
  return tf.reshape(tf.transpose(parted, [0, 2, 1, 3]), [n, rows, columns, height * width * k])
}

const spaceToDepth: Operator = (given) => {
  checkChannelsLast(given)
  const block = Number(given.option(['block_size'], 1) ?? 1)
  return cutPatches(first(given) as tf.Tensor4D, block, block)
}

/** Second operand by its name: a constant of the file or a value. */
const biased: Operator = (given) => {
  const bias = given.option(['bias'], 1)
  const other = Array.isArray(bias) ? tf.tensor(bias.map(Number)) : (given.tensors[1] as tf.Tensor)
  return tf.add(first(given), other)
}

const moments: Operator = (given) => {
  const axes = readAxes(given.option(['axes', 'axis'], 1), first(given).rank) ?? undefined
  const { mean, variance } = tf.moments(first(given), axes, given.option(['keepdims']) === true)
  return [mean, variance]
}

/** Fewer numbers than axes are those of the last ones, as numpy has it. */
const tiled: Operator = (given) => {
  const { shape } = first(given)
  const times = [given.option(['repeats', 'multiples'], 1) ?? 1].flat().map(Number)
  const each = [...new Array(Math.max(0, shape.length - times.length)).fill(1), ...times]
  given.made(shape.map((size, axis) => size * (each[axis] ?? 1)))
  return tf.tile(first(given), each)
}

export const KERAS3_OPERATORS: Readonly<Record<string, Operator>> = {
  average_pool: pooled(tf.avgPool),
  max_pool: pooled(tf.maxPool as typeof tf.avgPool),
  pad: padded,
  celu: softened,
  soft_sign: named('softsign'),
  swapaxes: swapped,
  var: spread((variance) => variance),
  std: spread((variance) => tf.sqrt(variance)),
  normalize: normalized,
  moments,
  bias_add: biased,
  extract_patches: patches,
  space_to_depth: spaceToDepth,
  depth_to_space: (given) => {
    checkChannelsLast(given)
    return tf.depthToSpace(first(given) as tf.Tensor4D, Number(given.option(['block_size'], 1) ?? 1))
  },
  log1p: (given) => tf.log1p(first(given)),
  sin: (given) => tf.sin(first(given)),
  cos: (given) => tf.cos(first(given)),
  reciprocal: (given) => tf.div(1, first(given)),
  stack: (given) => tf.stack([...given.tensors], Number(given.option(['axis'], 1) ?? 0)),
  flip: (given) =>
    tf.reverse(first(given), readAxes(given.option(['axis'], 1), first(given).rank) ?? undefined),
  tile: tiled,
  broadcast_to: (given) =>
    tf.broadcastTo(first(given), given.made(given.option(['shape'], 1) as readonly number[])),
}

/** Functions of `tf.nn` and `tf.math` that Keras 3 has by other names. */
export const TENSORFLOW_OPERATORS: Readonly<Record<string, Operator>> = {
  avg_pool2d: pooled(tf.avgPool),
  avg_pool: pooled(tf.avgPool),
  max_pool2d: pooled(tf.maxPool as typeof tf.avgPool),
  l2_normalize: normalized,
}
