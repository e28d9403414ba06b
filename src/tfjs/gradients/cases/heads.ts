// Small heads of networks, to check second derivatives on: an activation goes in, one score comes out.
import * as tf from '@tensorflow/tfjs-core'
import { batchNorm } from '../batchNorm'
import { einsum } from '../einsum'
import { constant } from './case'

export interface Head {
  readonly name: string
  /** Shape of the activation. */
  readonly shape: readonly number[]
  /** The score, a scalar; the probability of the second of three classes. */
  readonly score: (x: tf.Tensor) => tf.Tensor
}

const map = (x: tf.Tensor) => x as tf.Tensor4D
const filter = (shape: [number, number, number, number], seed: number) => constant<tf.Rank.R4>(shape, seed)
const swish = (x: tf.Tensor) => tf.mul(x, tf.sigmoid(x))

/** Global average pooling, a dense layer and softmax. */
function probability(x: tf.Tensor): tf.Tensor {
  const mean = x.rank === 4 ? tf.mean(x, [1, 2]) : tf.mean(x, 1)
  const dense = constant<tf.Rank.R2>([mean.shape[1] ?? 1, 3], 21)
  return tf.slice(tf.softmax(tf.mul(tf.matMul(mean, dense), 0.6)), [0, 1], [1, 1])
}

const pooled = (shape: number[], name: string, body: (x: tf.Tensor) => tf.Tensor): Head => ({
  name,
  shape,
  score: (x) => tf.sum(probability(body(x))),
})

const norm = () => ({
  mean: constant<tf.Rank.R1>([3], 1),
  variance: tf.add(constant<tf.Rank.R1>([3], 2), 3),
  offset: constant<tf.Rank.R1>([3], 3),
  scale: constant<tf.Rank.R1>([3], 4),
})

const activations: Readonly<Record<string, (x: tf.Tensor) => tf.Tensor>> = {
  relu: tf.relu,
  relu6: (x) => tf.relu6(tf.mul(x, 4)),
  sigmoid: tf.sigmoid,
  tanh: tf.tanh,
  swish,
  elu: tf.elu,
  selu: tf.selu,
  softplus: tf.softplus,
  exp: (x) => tf.exp(tf.mul(x, 0.3)),
  'leaky relu': (x) => tf.leakyRelu(x, 0.3),
  prelu: (x) => tf.prelu(x, constant<tf.Rank.R1>([3], 6)),
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2)))),
  'hard swish': (x) => tf.mul(x, tf.div(tf.relu6(tf.add(tf.mul(x, 2.5), 3)), 6)),
  'larger of two': (x) => tf.maximum(x, 0.5),
  clip: (x) => tf.clipByValue(x, -1, 1),
  'chosen by greater': (x) => tf.where(tf.greater(x, 0), tf.square(x), x),
}

function layerNorm(x: tf.Tensor): tf.Tensor {
  const mean = tf.mean(x, -1, true)
  const variance = tf.mean(tf.squaredDifference(x, mean), -1, true)
  return tf.mul(tf.sub(x, mean), tf.rsqrt(tf.add(variance, 1e-3)))
}

/** One head of attention over tokens [n, t, 4]. */
function attention(x: tf.Tensor): tf.Tensor {
  const [q, k, v] = [1, 2, 3].map((seed) => einsum('abc,cd->abd', x, constant<tf.Rank.R2>([4, 4], seed)))
  if (!q || !k || !v) return x
  return einsum('abc,acd->abd', tf.softmax(tf.mul(einsum('abc,adc->abd', q, k), 0.1)), v)
}

const row4 = [1, 4, 4, 3]

export const heads: readonly Head[] = [
  ...Object.entries(activations).map(([name, run]) => pooled([1, 2, 4, 3], name, (x) => tf.mul(run(x), 4))),
  pooled(row4, 'convolution, swish', (x) => swish(tf.conv2d(map(x), filter([3, 3, 3, 3], 5), 2, 'same'))),
  pooled(row4, 'dilated convolution, swish', (x) =>
    swish(tf.conv2d(map(x), filter([3, 3, 3, 2], 5), 1, 'same', 'NHWC', 2)),
  ),
  pooled(row4, 'depthwise convolution, swish', (x) =>
    swish(tf.depthwiseConv2d(map(x), filter([3, 3, 3, 2], 5), 2, 'same')),
  ),
  pooled(row4, 'dilated depthwise convolution, swish', (x) =>
    swish(tf.depthwiseConv2d(map(x), filter([3, 3, 3, 1], 5), 1, 'same', 'NHWC', 2)),
  ),
  pooled([1, 2, 2, 3], 'transposed convolution, swish', (x) =>
    swish(tf.conv2dTranspose(map(x), filter([3, 3, 2, 3], 5), [1, 4, 4, 2], 2, 'same')),
  ),
  pooled(row4, 'batch norm, swish', (x) => {
    const { mean, variance, offset, scale } = norm()
    return tf.mul(swish(tf.batchNorm(x, mean, variance as tf.Tensor1D, offset, scale)), 3)
  }),
  pooled(row4, 'batch norm with its own moments, swish', (x) =>
    swish(batchNorm(x, { ...norm(), mean: null, variance: null, epsilon: 1e-3 })),
  ),
  pooled(row4, 'average pooling, swish', (x) => tf.avgPool(map(swish(x)), 3, 2, 'same')),
  pooled(row4, 'max pooling, swish', (x) => swish(tf.maxPool(map(swish(tf.add(x, 1))), 3, 2, 'same'))),
  pooled([1, 2, 3, 3], 'bilinear resize, swish', (x) =>
    swish(tf.image.resizeBilinear(map(swish(x)), [4, 5], false, true)),
  ),
  pooled([1, 3, 3, 2], 'mirrored border, swish', (x) =>
    swish(
      tf.conv2d(
        tf.mirrorPad(
          map(swish(x)),
          [
            [0, 0],
            [1, 1],
            [1, 1],
            [0, 0],
          ],
          'reflect',
        ),
        filter([3, 3, 2, 2], 5),
        1,
        'valid',
      ),
    ),
  ),
  pooled([1, 2, 3, 4], 'local response, swish', (x) =>
    swish(tf.localResponseNormalization(map(x), 1, 1, 0.5, 0.75)),
  ),
  pooled([1, 4, 4], 'layer norm', layerNorm),
  pooled([1, 4, 4], 'attention and a class token', (x) =>
    tf.expandDims(tf.gather(tf.add(x, attention(layerNorm(x))), tf.scalar(0, 'int32'), 1), 1),
  ),
  pooled([1, 4, 4, 2], 'patches by slices, swish', (x) =>
    swish(
      tf.concat(
        [0, 1].map((first) => tf.stridedSlice(swish(x), [0, first, 0, 0], [1, 4, 4, 2], [1, 2, 2, 1])),
        3,
      ),
    ),
  ),
  pooled([1, 2, 4, 3], 'global max, swish', (x) =>
    tf.reshape(tf.max(swish(tf.add(x, 2)), [1, 2]), [1, 1, 3]),
  ),
  {
    name: 'log probability',
    shape: [2, 3],
    score: (x) => tf.sum(tf.slice(tf.sub(x, tf.logSumExp(x, 1, true)), [0, 1], [2, 1])),
  },
]

/** Gradient of the head's score at x. */
export function headGradient({ score }: Head, x: tf.Tensor): tf.Tensor {
  return tf.grad(score as (x: tf.Tensor) => tf.Scalar)(x)
}

/** Hessian of the head's score times a vector, by a second backward pass. */
export function headHessian(head: Head, x: tf.Tensor, vector: tf.Tensor): tf.Tensor {
  return tf.grad((t: tf.Tensor) => tf.sum(tf.mul(headGradient(head, t), vector)))(x)
}
