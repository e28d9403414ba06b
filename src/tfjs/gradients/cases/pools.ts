import * as tf from '@tensorflow/tfjs-core'
import { constant, family } from './case'

type Pad = 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]]
type Pair = [number, number]
const uneven: Pad = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 0],
]

const average = (window: number | Pair, stride: number | Pair, pad: Pad) => ({
  run: (x: tf.Tensor) => tf.avgPool(x as tf.Tensor4D, window, stride, pad),
})

const maximum = (window: number | Pair, stride: number | Pair, pad: Pad, shift = 0) => ({
  run: (x: tf.Tensor) => tf.maxPool(tf.add(x as tf.Tensor4D, shift) as tf.Tensor4D, window, stride, pad),
})

export const pools = [
  ...family('average pooling', [
    { name: '2x2', shape: [2, 4, 4, 2], ...average(2, 2, 'valid') },
    { name: '3x3 stride 2 same', shape: [1, 6, 6, 2], ...average(3, 2, 'same') },
    { name: '3x3 stride 1 same', shape: [1, 5, 4, 2], ...average(3, 1, 'same') },
    { name: '2x3 stride 3, 2 same', shape: [1, 5, 6, 2], ...average([2, 3], [3, 2], 'same') },
    { name: '3x3 uneven padding', shape: [1, 5, 5, 2], ...average(3, 2, uneven) },
    { name: 'global', shape: [2, 3, 4, 3], run: (x) => tf.mean(x, [1, 2]) },
  ]),
  ...family('max pooling', [
    { name: '2x2', shape: [2, 4, 4, 3], ...maximum(2, 2, 'valid') },
    { name: '3x3 stride 2 same', shape: [1, 6, 6, 2], ...maximum(3, 2, 'same') },
    { name: '3x3 stride 1 same', shape: [1, 5, 4, 4], ...maximum(3, 1, 'same') },
    { name: '3x2 stride 2, 1 valid', shape: [1, 6, 5, 3], ...maximum([3, 2], [2, 1], 'valid') },
    { name: '3x3 uneven padding', shape: [1, 5, 5, 2], ...maximum(3, 2, uneven) },
    { name: 'of negative values', shape: [1, 6, 6, 2], ...maximum(2, 2, 'valid', -5) },
    { name: 'global', shape: [2, 3, 4, 3], run: (x) => tf.max(x, [1, 2]) },
    { name: 'smallest over the map', shape: [2, 3, 4, 3], run: (x) => tf.min(x, [1, 2], true) },
  ]),
  ...family('reduction', [
    { name: 'sum', shape: [2, 3, 4], run: (x) => tf.sum(x, 1) },
    { name: 'product', shape: [2, 3, 4], run: (x) => tf.prod(x, 1) },
    { name: 'variance', shape: [2, 3, 4], run: (x) => tf.moments(x, [1, 2]).variance },
    { name: 'log-sum-exp', shape: [4, 6], run: (x) => tf.logSumExp(x, 1) },
    { name: 'norm', shape: [4, 6], run: (x) => tf.norm(x, 2, 1) },
    { name: 'running sum over the last axis', shape: [2, 3, 4], run: (x) => tf.cumsum(x, 2) },
    { name: 'running sum over a middle axis', shape: [2, 3, 4], run: (x) => tf.cumsum(x, 1) },
    {
      name: 'running sum, exclusive and reversed',
      shape: [3, 4],
      run: (x) => tf.cumsum(x, 0, true, true),
    },
    { name: 'largest three', shape: [3, 8], run: (x) => tf.topk(x as tf.Tensor2D, 3).values },
    {
      name: 'where the largest is',
      shape: [3, 8],
      run: (x) => tf.mul(x, tf.cast(tf.equal(x, tf.max(x, 1, true)), 'float32')),
    },
    {
      name: 'product with a matrix',
      shape: [4, 6],
      run: (x) => tf.matMul(x, constant<tf.Rank.R2>([6, 3], 1)),
    },
  ]),
]
