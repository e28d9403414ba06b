import * as tf from '@tensorflow/tfjs-core'
import { batchNorm } from '../batchNorm'
import { einsum } from '../einsum'
import { fusedMatMul } from '../fused'
import { constant, family } from './case'

const row = (size: number, seed: number) => constant<tf.Rank.R1>([size], seed)
const product = (shape: number[], other: [number, number, number], [ta, tb]: [boolean, boolean]) => ({
  shape,
  run: (x: tf.Tensor) => tf.matMul(x, constant<tf.Rank.R3>(other, 1), ta, tb),
})

/** x against a constant, as this folder computes it and as TensorFlow.js alone does. */
const sums = (equation: string, shape: number[], other: number[]) => ({
  name: equation,
  shape,
  run: (x: tf.Tensor) => einsum(equation, x, constant(other as [number], 1)),
  alone: (x: tf.Tensor) => tf.einsum(equation, x, constant(other as [number], 1)),
})

const norm = (x: tf.Tensor) => {
  const { mean, variance } = tf.moments(x, -1, true)
  const unit = tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3)))
  return tf.add(tf.mul(unit, row(6, 1)), row(6, 2))
}

const given = { mean: () => row(3, 1), variance: () => tf.add(row(3, 2), 3) }

export const products = [
  ...family('matrix product', [
    { name: 'plain', ...product([3, 2, 4], [3, 4, 2], [false, false]) },
    { name: 'first transposed', ...product([3, 4, 2], [3, 4, 2], [true, false]) },
    { name: 'second transposed', ...product([3, 2, 4], [3, 2, 4], [false, true]) },
    { name: 'both transposed', ...product([3, 4, 2], [3, 2, 4], [true, true]) },
    { name: 'x broadcast', ...product([2, 4], [3, 4, 2], [false, false]) },
    { name: 'x broadcast and transposed', ...product([1, 4, 2], [3, 4, 2], [true, false]) },
    {
      name: 'x on the right, broadcast',
      shape: [4, 2],
      run: (x) => tf.matMul(constant<tf.Rank.R3>([3, 5, 4], 1), x),
    },
    {
      name: 'tokens against weights',
      shape: [2, 3, 4],
      run: (x) => tf.matMul(x, constant<tf.Rank.R2>([4, 5], 1)),
    },
    {
      name: 'with bias and relu in one',
      shape: [3, 4],
      run: (x) =>
        fusedMatMul({
          a: x,
          b: constant<tf.Rank.R2>([4, 5], 1),
          transposeA: false,
          transposeB: false,
          bias: row(5, 2),
          activation: 'relu',
        }),
      alone: (x) =>
        tf.fused.matMul({
          a: x,
          b: constant<tf.Rank.R2>([4, 5], 1),
          bias: row(5, 2),
          activation: 'relu',
        }),
    },
    {
      name: 'with bias in one, by TensorFlow.js',
      shape: [3, 4],
      run: (x) => tf.fused.matMul({ a: x, b: constant<tf.Rank.R2>([4, 5], 1), bias: row(5, 2) }),
    },
  ]),
  ...family('einsum', [
    sums('ab,bc->ac', [3, 4], [4, 5]),
    sums('abc,cde->abde', [2, 3, 4], [4, 2, 3]),
    sums('aecd,abcd->acbe', [2, 3, 2, 4], [2, 3, 2, 4]),
    sums('acbe,aecd->abcd', [2, 2, 3, 3], [2, 3, 2, 4]),
    sums('abcd,cde->abe', [2, 3, 2, 4], [2, 4, 3]),
    sums('ab,bc->c', [3, 4], [4, 5]),
    {
      name: '...ab,bc',
      shape: [2, 3, 4],
      run: (x) => einsum('...ab,bc', x, constant<tf.Rank.R2>([4, 5], 1)),
    },
    {
      name: 'of three',
      shape: [3, 4],
      run: (x) => einsum('ab,bc,cd->ad', x, tf.ones([4, 2]), tf.ones([2, 3])),
    },
    { name: 'of one', shape: [2, 3, 4], run: (x) => einsum('abc->cb', x) },
    { name: 'of x with itself', shape: [2, 3, 4], run: (x) => einsum('abc,adc->abd', x, x) },
    {
      name: 'by the kernel',
      shape: [3, 4],
      needs: 'Einsum',
      run: (x) => tf.einsum('ab,bc->ac', x, constant<tf.Rank.R2>([4, 5], 1)),
    },
  ]),
  ...family('normalisation', [
    {
      name: 'batch',
      shape: [2, 3, 3, 3],
      run: (x) => tf.batchNorm(x, given.mean(), given.variance(), row(3, 3), row(3, 4)),
    },
    {
      name: 'batch without scale and offset',
      shape: [2, 3, 3, 3],
      run: (x) =>
        batchNorm(x, {
          mean: given.mean(),
          variance: given.variance(),
          offset: null,
          scale: null,
          epsilon: 1e-3,
        }),
      alone: (x) => tf.batchNorm(x, given.mean(), given.variance()),
    },
    {
      name: 'batch with its own moments',
      shape: [2, 3, 3, 3],
      run: (x) =>
        batchNorm(x, { mean: null, variance: null, offset: row(3, 3), scale: row(3, 4), epsilon: 1e-3 }),
    },
    {
      name: 'batch with its own moments, channels first',
      shape: [1, 3, 8, 1],
      run: (x) =>
        batchNorm(x, {
          mean: tf.tensor1d([]),
          variance: tf.tensor1d([]),
          offset: row(3, 3),
          scale: row(3, 4),
          epsilon: 1e-3,
          format: 'NCHW',
        }),
    },
    {
      name: 'batch, its moments a function of x',
      shape: [2, 3, 3, 3],
      run: (x) => {
        const { mean, variance } = tf.moments(x, [0, 1, 2])
        return tf.batchNorm(x, mean as tf.Tensor1D, variance as tf.Tensor1D, row(3, 3), row(3, 4))
      },
    },
    { name: 'layer', shape: [4, 6], run: norm },
    {
      name: 'local response',
      shape: [1, 2, 3, 8],
      run: (x) => tf.localResponseNormalization(x as tf.Tensor4D, 2, 1, 0.5, 0.75),
    },
    {
      name: 'unit length',
      shape: [4, 6],
      run: (x) => tf.mul(x, tf.rsqrt(tf.maximum(tf.sum(tf.square(x), 1, true), 1e-6))),
    },
  ]),
]
