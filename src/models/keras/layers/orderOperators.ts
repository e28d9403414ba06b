// Functions that look at the order of values, turn pictures or are one line of arithmetic: keras.ops.sort, tf.one_hot.
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { named } from './activationOperators'
import { along } from './along'
import { type Arguments, readAxes } from './arguments'
import { first, ofOne, ofTwo } from './ofTensors'
import type { Operator } from './operatorTable'

const axisIn = (given: Arguments, names: readonly string[], place: number, otherwise = -1) =>
  readAxes(given.option(names, place) ?? otherwise, first(given).rank)?.[0] ?? 0

const reduced =
  (compute: (x: tf.Tensor, axes?: number[], keep?: boolean) => tf.Tensor): Operator =>
  (given) => {
    const axes = readAxes(given.option(['axis'], 1), first(given).rank)
    return compute(first(given), axes ?? undefined, given.option(['keepdims', 'keep_dims'], 2) === true)
  }

/** Rising, or falling where TensorFlow is told so. */
const sorted: Operator = (given) => {
  const falling = String(given.option(['direction'], 2) ?? '').toUpperCase() === 'DESCENDING'
  return along(first(given), axisIn(given, ['axis'], 1), (x) => {
    const { values } = tf.topk(x, x.shape.at(-1) ?? 1, true)
    return falling ? values : tf.reverse(values, x.rank - 1)
  })
}

/** Values and places of the k largest. */
const largest: Operator = (given) => {
  given.option(['index_type'])
  const { values, indices } = tf.topk(first(given), Number(given.option(['k'], 1) ?? 1), true)
  given.option(['sorted'], 2)
  return [values, tf.cast(indices, 'float32')]
}

const marked: Operator = (given) => {
  const count = Number(given.option(['num_classes', 'depth'], 1))
  const [on, off] = [given.option(['on_value']), given.option(['off_value'])].map((value, i) =>
    Number(value ?? 1 - i),
  ) as [number, number]
  given.option(['dtype'])
  const x = first(given)
  const at = Number(given.option(['axis'], 2) ?? -1)
  const made = tf.oneHot(tf.cast(x, 'int32') as tf.Tensor1D, count, 1, 0)
  const scaled = tf.add(tf.mul(tf.cast(made, 'float32'), on - off), off)
  const axis = at < 0 ? at + x.rank + 1 : at
  const order = x.shape.map((_, i) => i)
  return axis === x.rank
    ? scaled
    : tf.transpose(scaled, [...order.slice(0, axis), x.rank, ...order.slice(axis)])
}

/** A quarter of a turn, k times, from the first axis to the second; TensorFlow's is of a picture. */
const turned =
  (usual: readonly [number, number]): Operator =>
  (given) => {
    const x = first(given)
    const times = ((Number(given.option(['k'], 1) ?? 1) % 4) + 4) % 4
    const [a = 0, b = 1] = readAxes(given.option(['axes'], 2) ?? usual, x.rank) ?? []
    const swapped = x.shape.map((_, i) => (i === a ? b : i === b ? a : i))
    if (times === 0) return x
    // Keras 3.15 turns the batch there.
    if (times === 2)
      throw failure('UnsupportedModel', 'Half a turn (rot90 with k = 2) is not supported here.')
    return times === 1 ? tf.reverse(tf.transpose(x, swapped), a) : tf.transpose(tf.reverse(x, a), swapped)
  }

/** x where it is larger than the threshold, else another value. */
const thresholded: Operator = (given) => {
  const x = first(given)
  const [least, otherwise] = [['threshold'], ['default_value', 'value']].map((names, i) =>
    Number(given.option(names, i + 1)),
  ) as [number, number]
  return tf.where(tf.greater(x, least), x, tf.fill(x.shape, otherwise))
}

const gated: Operator = (given) => {
  const axis = axisIn(given, ['axis'], 1)
  const [a, b] = tf.split(first(given), 2, axis) as [tf.Tensor, tf.Tensor]
  return tf.mul(a, tf.sigmoid(b))
}

/** x beyond the threshold, drawn nearer by it where it is soft. */
const shrunk =
  (soft: boolean): Operator =>
  (given) => {
    const x = first(given)
    const threshold = Number(given.option(['threshold'], 1) ?? 0.5)
    if (threshold < 0) throw failure('UnsupportedModel', `A shrinking by ${threshold} is not known here.`)
    if (soft) return tf.sub(x, tf.clipByValue(x, -threshold, threshold))
    return tf.where(tf.greater(tf.abs(x), threshold), x, tf.zerosLike(x))
  }

/** As many parts, the first ones longer by one where they do not divide. */
const almostEqual: Operator = (given) => {
  const axis = axisIn(given, ['axis'], 2, 0)
  const count = Number(given.option(['indices_or_sections'], 1))
  const size = first(given).shape[axis] ?? 1
  const parts = Array.from({ length: count }, (_, i) => Math.floor(size / count) + (i < size % count ? 1 : 0))
  return tf.split(first(given), parts, axis)
}

const smallest: Operator = (given) => {
  given.option(['output_type', 'keepdims'])
  return tf.cast(tf.argMin(first(given), axisIn(given, ['axis'], 1)), 'float32')
}

/** By names that Keras 3 has as operations, too. */
export const ORDER_OPERATORS: Readonly<Record<string, Operator>> = {
  sort: sorted,
  top_k: largest,
  one_hot: marked,
  rot90: turned([0, 1]),
  argmin: smallest,
  min: reduced(tf.min),
  amin: reduced(tf.min),
  prod: reduced(tf.prod),
  all: reduced((x, axes, keep) => tf.all(x, axes, keep)),
  any: reduced((x, axes, keep) => tf.any(x, axes, keep)),
  threshold: thresholded,
  glu: gated,
  hard_shrink: shrunk(false),
  soft_shrink: shrunk(true),
  tanh_shrink: named('tanh_shrink'),
  squareplus: named('squareplus'),
  sparse_plus: named('sparse_plus'),
  sparse_sigmoid: named('sparse_sigmoid'),
  expm1: ofOne(tf.expm1),
  log2: ofOne((x) => tf.div(tf.log(x), Math.LN2)),
  log10: ofOne((x) => tf.div(tf.log(x), Math.LN10)),
  tan: ofOne(tf.tan),
  sinh: ofOne(tf.sinh),
  cosh: ofOne(tf.cosh),
  arctan: ofOne(tf.atan),
  erfc: ofOne((x) => tf.sub(1, tf.erf(x))),
  floor_divide: ofTwo((a, b) => tf.floor(tf.div(a, b))),
  divide_no_nan: ofTwo(tf.divNoNan),
  ravel: ofOne((x) => tf.reshape(x, [-1])),
  copy: ofOne((x) => x),
  logical_xor: ofTwo(tf.logicalXor),
  full_like: (given) => tf.fill(first(given).shape, Number(given.option(['fill_value'], 1))),
  array_split: almostEqual,
}

/** Functions of TensorFlow alone. */
export const ORDER_FUNCTIONS: Readonly<Record<string, Operator>> = {
  rot90: turned([-3, -2]),
  reduce_prod: reduced(tf.prod),
  reduce_all: reduced((x, axes, keep) => tf.all(x, axes, keep)),
  reduce_any: reduced((x, axes, keep) => tf.any(x, axes, keep)),
  floor_div: ofTwo((a, b) => tf.floor(tf.div(a, b))),
  add_n: ({ tensors }) => tf.addN([...tensors]),
  adjust_brightness: (given) => tf.add(first(given), Number(given.option(['delta'], 1))),
  floordiv: ofTwo((a, b) => tf.floor(tf.div(a, b))),
  atan: ofOne(tf.atan),
}
