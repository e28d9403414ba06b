// Booleans and whole numbers: handed on as they are, and as floats made of them.
import * as tf from '@tensorflow/tfjs-core'
import { constant } from '../../gradients/cases/case'
import type { ForwardCase } from './case'

const shape = [2, 4, 5, 3]
const map = (x: tf.Tensor) => x as tf.Tensor4D

/** What reads its input in shaders of its own, each as a function of [2, 4, 5, 3]. */
const readers: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  'mean over the middle': (x) => tf.mean(x, [1, 2], true),
  'mean of all': (x) => tf.mean(x),
  'sum of the last axis': (x) => tf.sum(x, -1),
  'largest over the middle': (x) => tf.max(x, [1, 2]),
  'smallest over the middle': (x) => tf.min(tf.sub(x, 2), [1, 2]),
  'product over the middle': (x) => tf.prod(tf.add(x, 1), 1),
  transpose: (x) => tf.transpose(x, [0, 3, 1, 2]),
  'swap of the last axes': (x) => tf.transpose(x, [0, 1, 3, 2]),
  'matrix product': (x) => tf.matMul(tf.reshape(x, [8, 15]), constant<tf.Rank.R2>([15, 4], 1)),
  'matrix product from the right': (x) => tf.matMul(constant<tf.Rank.R2>([4, 8], 1), tf.reshape(x, [8, 15])),
  convolution: (x) => tf.conv2d(map(x), constant<tf.Rank.R4>([3, 3, 3, 2], 1), 1, 'same'),
  'depthwise convolution': (x) =>
    tf.depthwiseConv2d(map(x), constant<tf.Rank.R4>([3, 3, 3, 1], 1), 1, 'same'),
  'max pooling': (x) => tf.maxPool(map(x), 2, 2, 'same'),
  'average pooling': (x) => tf.avgPool(map(x), 2, 2, 'same'),
  bilinear: (x) => tf.image.resizeBilinear(map(x), [7, 3], false, true),
  nearest: (x) => tf.image.resizeNearestNeighbor(map(x), [7, 3], false, true),
  slice: (x) => tf.slice(x, [0, 1, 1, 0], [2, 2, 3, 2]),
  stride: (x) => tf.stridedSlice(x, [0, 0, 0, 0], shape, [1, 2, 2, 1]),
  pad: (x) =>
    tf.pad(map(x), [
      [0, 0],
      [1, 2],
      [1, 0],
      [0, 0],
    ]),
  concat: (x) => tf.concat([x, constant<tf.Rank.R4>([2, 4, 5, 3], 2)], 3),
  tile: (x) => tf.tile(x, [1, 2, 1, 2]),
  gather: (x) => tf.gather(x, tf.tensor1d([2, 0], 'int32'), 2),
  reverse: (x) => tf.reverse(x, 1),
  softmax: (x) => tf.softmax(x),
  'batch norm': (x) => tf.batchNorm(x, tf.zeros([3]), tf.ones([3])),
  relu: (x) => tf.relu(x),
  sigmoid: (x) => tf.sigmoid(x),
  clip: (x) => tf.clipByValue(x, 0.2, 0.7),
  scaled: (x) => tf.mul(x, 0.5),
  'choice of it': (x) => tf.where(tf.greater(constant<tf.Rank.R4>([2, 4, 5, 3], 2), 0), x, tf.zeros(shape)),
  'running sum': (x) => tf.cumsum(x, 3),
  'largest two': (x) => tf.topk(x, 2).values,
  'space to batch': (x) =>
    tf.spaceToBatchND(
      x,
      [2, 1],
      [
        [0, 0],
        [0, 0],
      ],
    ),
  'read as it is': (x) => tf.reshape(x, [-1]),
}

const makers: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  'a boolean made a float': (x) => tf.cast(tf.greater(x, 0.3), 'float32'),
  'a whole number made a float': (x) => tf.cast(tf.cast(tf.add(tf.mul(x, 3), 2), 'int32'), 'float32'),
}

const handedOn: readonly ForwardCase[] = Object.entries(makers).flatMap(([made, make]) =>
  Object.entries(readers).map(([name, read]) => ({
    family: made,
    name,
    shape,
    run: (x: tf.Tensor) => read(make(x)),
  })),
)

const whole = (x: tf.Tensor) => tf.cast(tf.add(tf.mul(x, 5), 2), 'int32')
const float = (x: tf.Tensor) => tf.cast(x, 'float32')
const row = () => tf.tensor1d([1, 2, 3], 'int32')

/** Whole numbers stay whole until the last step. */
const wholes: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  sum: (x) => tf.sum(whole(x), [1, 2]),
  largest: (x) => tf.max(whole(x), 1),
  'plus a row': (x) => tf.add(whole(x), row()),
  'times a row': (x) => tf.mul(whole(x), row()),
  'over a row, rounded down': (x) => tf.floorDiv(whole(x), row()),
  remainder: (x) => tf.mod(tf.abs(whole(x)), row()),
  smallest: (x) => tf.min(whole(x), 1),
  mean: (x) => tf.mean(whole(x), [1, 2]),
  product: (x) => tf.prod(tf.minimum(tf.abs(whole(x)), tf.scalar(2, 'int32')), [1, 2]),
  'where the largest whole number is': (x) => tf.argMax(whole(x), 1),
  'running sum': (x) => tf.cumsum(whole(x), 3),
  reversed: (x) => tf.reverse(whole(x), 1),
  'every second': (x) => tf.stridedSlice(whole(x), [0, 0, 0, 0], shape, [1, 2, 2, 1]),
  'largest two': (x) => tf.topk(whole(x), 2).values,
  'largest two, where': (x) => tf.topk(x, 2).indices,
  'table turned': (x) => tf.transpose(tf.reshape(whole(x), [8, 15])),
  'plus a float': (x) => tf.add(whole(x), x),
  stack: (x) => tf.stack([whole(x), whole(x)], 1),
  split: (x) => tf.split(whole(x), [1, 2], 3)[1] as tf.Tensor,
  cells: (x) =>
    tf.gatherND(
      whole(x),
      tf.tensor2d(
        [
          [0, 1],
          [1, 3],
        ],
        [2, 2],
        'int32',
      ),
    ),
  'a range': (x) => tf.add(tf.range(0, 3, 1, 'int32'), whole(x)),
  transpose: (x) => tf.transpose(whole(x), [0, 3, 1, 2]),
  concat: (x) => tf.concat([whole(x), whole(x)], 3),
  slice: (x) => tf.slice(whole(x), [0, 1, 1, 0], [2, 2, 3, 2]),
  gather: (x) => tf.gather(whole(x), tf.tensor1d([2, 0], 'int32'), 2),
  tile: (x) => tf.tile(whole(x), [1, 2, 1, 2]),
  pad: (x) =>
    tf.pad(whole(x) as tf.Tensor4D, [
      [0, 0],
      [1, 2],
      [1, 0],
      [0, 0],
    ]),
  clip: (x) => tf.maximum(tf.minimum(whole(x), tf.scalar(3, 'int32')), tf.scalar(-2, 'int32')),
  choice: (x) => tf.where(tf.greater(x, 0), whole(x), tf.zeros(shape, 'int32')),
  'where the largest is': (x) => tf.argMax(x, 2),
  'where the smallest is': (x) => tf.argMin(x, -1),
  'one hot': (x) => tf.oneHot(tf.cast(tf.argMax(x, 3), 'int32'), 4),
  equal: (x) => tf.equal(whole(x), tf.scalar(2, 'int32')),
  'any of booleans': (x) => tf.any(tf.greater(x, 1), [1, 2]),
  'all of booleans': (x) => tf.all(tf.greater(x, -1.5), 1),
  'not, and, or': (x) =>
    tf.logicalOr(tf.logicalNot(tf.greater(x, 0)), tf.logicalAnd(tf.less(x, 1), tf.notEqual(x, 0))),
  'booleans transposed': (x) => tf.transpose(tf.greater(x, 0), [0, 3, 1, 2]),
  'booleans joined': (x) => tf.concat([tf.greater(x, 0), tf.less(x, 1)], 1),
  'a float cut to a whole number': (x) => tf.cast(tf.mul(x, 3), 'int32'),
  'a float made a boolean': (x) => tf.cast(tf.relu(x), 'bool'),
  'a whole number made a boolean': (x) => tf.cast(whole(x), 'bool'),
  'a boolean made a whole number': (x) => tf.sum(tf.cast(tf.greater(x, 0), 'int32'), [1, 2]),
}

const manyAddends: ForwardCase = {
  family: 'sum of many',
  name: 'of twenty',
  shape,
  run: (x) => tf.addN(Array.from({ length: 20 }, (_, i) => tf.mul(x, i))),
  plain: (x) => x.map((value) => value * 190),
}

const putAtPlaces: ForwardCase = {
  family: 'values put at places',
  name: 'of a tensor that is read again',
  shape,
  run: (x) => {
    const flat = tf.reshape(tf.mul(x, 2), [-1, 1])
    const put = tf.tensorScatterUpdate(flat, tf.tensor2d([[3]], [1, 1], 'int32'), tf.tensor2d([[9]]))
    return tf.concat([flat, put])
  },
  plain: (x) => {
    const twice = x.map((value) => value * 2)
    return [...twice, ...twice.with(3, 9)]
  },
}

export const typeGrid: readonly ForwardCase[] = [
  manyAddends,
  putAtPlaces,
  ...handedOn,
  ...Object.entries(wholes).map(([name, run]) => ({
    family: 'whole numbers and booleans',
    name,
    shape,
    run: (x: tf.Tensor) => float(run(x)),
  })),
]
