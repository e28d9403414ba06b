// Comparisons, choices and moves that Keras models were written with directly: `tf.where(x > 0, x, 0.1 * x)`, `tf.roll`.
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { roll } from '../../network/roll'
import { type Arguments, readAxes } from './arguments'
import { first, ofOne, ofTwo } from './ofTensors'
import type { Operator } from './operatorTable'

/** One axis, counted from the front; null where none is named. */
function axisIn(given: Arguments, place: number): number | null {
  const axis = given.option(['axis'], place)
  return typeof axis === 'number' ? (readAxes(axis, first(given).rank)?.[0] ?? null) : null
}

/** Condition, then what is taken where it holds and where it does not. */
const chosen: Operator = (given) => {
  const [condition, yes, no = given.operand(2)] = given.tensors
  if (!condition || !yes || !no)
    throw failure(
      'UnsupportedModel',
      'A choice (where) names places and not values, which is not known here.',
    )
  return tf.where(condition.dtype === 'bool' ? condition : tf.cast(condition, 'bool'), yes, no)
}

const rolled: Operator = (given) => {
  const x = first(given)
  const shifts = [given.option(['shift'], 1)].flat().map(Number)
  const axes = readAxes(given.option(['axis'], 2), x.rank)
  // Without an axis all values are one row.
  return axes ? roll(x, shifts, axes) : tf.reshape(roll(tf.reshape(x, [-1]), shifts, [0]), x.shape)
}

const summedUp: Operator = (given) =>
  tf.cumsum(
    first(given),
    axisIn(given, 1) ?? 0,
    given.option(['exclusive'], 2) === true,
    given.option(['reverse'], 3) === true,
  )

const moved: Operator = (given) => {
  const { rank } = first(given)
  const from = readAxes(given.option(['source'], 1), rank) ?? []
  const to = readAxes(given.option(['destination'], 2), rank) ?? []
  const others = first(given).shape.flatMap((_, axis) => (from.includes(axis) ? [] : [axis]))
  const order = Array.from({ length: rank }, (_, axis) => {
    const at = to.indexOf(axis)
    return at >= 0 ? (from[at] ?? axis) : (others.shift() ?? axis)
  })
  return tf.transpose(first(given), order)
}

const logarithmOfSum: Operator = (given) => {
  const axes = readAxes(given.option(['axis'], 1), first(given).rank) ?? undefined
  return tf.logSumExp(first(given), axes, given.option(['keepdims'], 2) === true)
}

/** Every value so many times, one behind the other. */
const repeated: Operator = (given) => {
  const x = first(given)
  const times = given.option(['repeats'], 1)
  const axis = axisIn(given, 2)
  if (typeof times !== 'number' || axis === null)
    throw failure(
      'UnsupportedModel',
      'A repetition (repeat) without one number and one axis is not known here.',
    )
  const shape = given.made(x.shape.map((size, i) => (i === axis ? size * times : size)))
  const wide = tf.expandDims(x, axis + 1)
  const tiled = tf.tile(
    wide,
    wide.shape.map((_, i) => (i === axis + 1 ? times : 1)),
  )
  return tf.reshape(tiled, shape)
}

/** By a list of the file; `usual` is the axis where none is named. */
const taken =
  (usual: number | null): Operator =>
  (given) => {
    const indices = given.option(['indices'], 1)
    const list = Array.isArray(indices) ? indices.flat(8).map(Number) : []
    const axis = axisIn(given, 2) ?? usual
    if (given.option(['batch_dims']) || list.length === 0 || axis === null)
      throw failure('UnsupportedModel', 'Taking values by places that are computed is not known here.')
    const size = first(given).shape[axis] ?? 1
    return tf.gather(
      first(given),
      tf.tensor1d(
        list.map((place) => (place < 0 ? place + size : place)),
        'int32',
      ),
      axis,
    )
  }

const spread =
  (finish: (variance: tf.Tensor) => tf.Tensor): Operator =>
  (given) => {
    const axes = readAxes(given.option(['axis'], 1), first(given).rank) ?? undefined
    return finish(tf.moments(first(given), axes, given.option(['keepdims'], 2) === true).variance)
  }

const length: Operator = (given) => {
  const order = given.option(['ord'], 1) ?? 'euclidean'
  if (order !== 'euclidean' && order !== 2)
    throw failure('UnsupportedModel', `A norm of order ${String(order)} is not known here.`)
  const axes = readAxes(given.option(['axis'], 2), first(given).rank) ?? undefined
  return tf.sqrt(tf.sum(tf.square(first(given)), axes, given.option(['keepdims'], 3) === true))
}

const apart: Operator = (given) => {
  given.option(['num'])
  return tf.unstack(first(given), axisIn(given, 2) ?? 0)
}

/** To whole numbers alone. */
const rounded: Operator = (given) => {
  const decimals = given.option(['decimals'], 1) ?? 0
  if (decimals === 0) return tf.round(first(given))
  throw failure('UnsupportedModel', `Rounding to ${String(decimals)} decimals is not known here.`)
}

/** What a division rounded down leaves; without the kernel Mod, which wasm lacks. */
const left = (a: tf.Tensor, b: tf.Tensor) => tf.sub(a, tf.mul(tf.floor(tf.div(a, b)), b))

/** By names that Keras 3 has as operations, too. */
export const MORE_OPERATORS: Readonly<Record<string, Operator>> = {
  greater: ofTwo(tf.greater),
  greater_equal: ofTwo(tf.greaterEqual),
  less: ofTwo(tf.less),
  less_equal: ofTwo(tf.lessEqual),
  equal: ofTwo(tf.equal),
  not_equal: ofTwo(tf.notEqual),
  logical_and: ofTwo(tf.logicalAnd),
  logical_or: ofTwo(tf.logicalOr),
  logical_not: ofOne(tf.logicalNot),
  where: chosen,
  floor: ofOne(tf.floor),
  ceil: ofOne(tf.ceil),
  round: rounded,
  unstack: apart,
  norm: length,
  sign: ofOne(tf.sign),
  ones_like: ofOne(tf.onesLike),
  zeros_like: ofOne(tf.zerosLike),
  mod: ofTwo(left),
  roll: rolled,
  cumsum: summedUp,
  moveaxis: moved,
  logsumexp: logarithmOfSum,
  repeat: repeated,
  take: taken(null),
}

/** Functions of TensorFlow alone. */
export const MORE_FUNCTIONS: Readonly<Record<string, Operator>> = {
  floormod: ofTwo(left),
  reduce_logsumexp: logarithmOfSum,
  reduce_std: spread(tf.sqrt),
  reduce_variance: spread((variance) => variance),
  gather: taken(0),
  reverse: (given) => tf.reverse(first(given), readAxes(given.option(['axis'], 1), first(given).rank) ?? []),
  local_response_normalization: (given) =>
    tf.localResponseNormalization(
      first(given) as tf.Tensor4D,
      Number(given.option(['depth_radius'], 1) ?? 5),
      Number(given.option(['bias'], 2) ?? 1),
      Number(given.option(['alpha'], 3) ?? 1),
      Number(given.option(['beta'], 4) ?? 0.5),
    ),
}
