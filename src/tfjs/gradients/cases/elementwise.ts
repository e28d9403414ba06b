import * as tf from '@tensorflow/tfjs-core'
import { constant, family } from './case'

const table = [4, 6]
const positive = (x: tf.Tensor) => tf.add(x, 3)
const each = (name: string, run: (x: tf.Tensor) => tf.Tensor) => ({ name, shape: table, run })
const row = () => constant<tf.Rank.R1>([6], 1)
const stack = () => constant<tf.Rank.R3>([3, 4, 6], 2)

export const elementwise = [
  ...family('activation', [
    each('relu', (x) => tf.relu(x)),
    each('relu6', (x) => tf.relu6(tf.mul(x, 4))),
    each('leaky relu', (x) => tf.leakyRelu(x, 0.3)),
    each('prelu', (x) => tf.prelu(x, row())),
    each('elu', (x) => tf.elu(x)),
    each('selu', (x) => tf.selu(x)),
    each('sigmoid', (x) => tf.sigmoid(x)),
    each('tanh', (x) => tf.tanh(x)),
    each('softplus', (x) => tf.softplus(x)),
    each('softsign', (x) => tf.div(x, tf.add(1, tf.abs(x)))),
    each('swish', (x) => tf.mul(x, tf.sigmoid(x))),
    each('mish', (x) => tf.mul(x, tf.tanh(tf.softplus(x)))),
    each('gelu by erf', (x) => tf.mul(tf.mul(x, 0.5), tf.add(1, tf.erf(tf.mul(x, Math.SQRT1_2))))),
    each('gelu by tanh', (x) => {
      const inner = tf.mul(Math.sqrt(2 / Math.PI), tf.add(x, tf.mul(0.044715, tf.pow(x, 3))))
      return tf.mul(tf.mul(x, 0.5), tf.add(1, tf.tanh(inner)))
    }),
    each('hard swish', (x) => tf.mul(x, tf.div(tf.relu6(tf.add(tf.mul(x, 2.5), 3)), 6))),
    each('hard sigmoid', (x) => tf.clipByValue(tf.add(tf.mul(x, 0.5), 0.5), 0, 1)),
    each('softmax', (x) => tf.softmax(x)),
    each('log softmax', (x) => tf.logSoftmax(x)),
  ]),
  ...family('arithmetic', [
    each('exp', (x) => tf.exp(x)),
    each('log', (x) => tf.log(positive(x))),
    each('sqrt', (x) => tf.sqrt(positive(x))),
    each('inverse sqrt', (x) => tf.rsqrt(positive(x))),
    each('square', (x) => tf.square(x)),
    each('power', (x) => tf.pow(positive(x), 2.5)),
    each('cube of signed values', (x) => tf.pow(x, 3)),
    each('power of a constant', (x) => tf.pow(2, x)),
    each('reciprocal', (x) => tf.reciprocal(positive(x))),
    each('abs', (x) => tf.abs(x)),
    each('sum of several', (x) => tf.addN([tf.square(x), x, tf.mul(x, 2)])),
    each('erf', (x) => tf.erf(x)),
    each('clip', (x) => tf.clipByValue(x, -1, 1)),
    each('divided by a row', (x) => tf.div(x, tf.add(row(), 3))),
    { name: 'a table divided by x', shape: [6], run: (x) => tf.div(stack(), positive(x)) },
    { name: 'difference, x broadcast', shape: [4, 1], run: (x) => tf.square(tf.sub(stack(), x)) },
    each('squared difference', (x) => tf.squaredDifference(x, constant<tf.Rank.R2>([4, 6], 3))),
    each('squared difference with the mean', (x) => tf.squaredDifference(x, tf.mean(x, 1, true))),
    { name: 'squared difference, x broadcast', shape: [6], run: (x) => tf.squaredDifference(stack(), x) },
    each('larger of two', (x) => tf.maximum(x, 0.5)),
    each('smaller of two', (x) => tf.minimum(0.5, x)),
    { name: 'larger of two, x broadcast', shape: [8], run: (x) => tf.maximum(tf.zeros([3, 8]), x) },
    { name: 'smaller of two, x broadcast', shape: [8], run: (x) => tf.minimum(x, tf.zeros([3, 8])) },
    each('steps, which have no slope', (x) => tf.add(x, tf.floorDiv(x, tf.scalar(0.5)))),
  ]),
  ...family('comparison', [
    each('chosen by greater', (x) => tf.where(tf.greater(x, 0), tf.square(x), tf.mul(x, 3))),
    each('chosen by less or equal', (x) => tf.where(tf.lessEqual(x, 0.5), tf.exp(x), x)),
    each('chosen by less and not equal', (x) =>
      tf.where(tf.logicalAnd(tf.less(x, 1), tf.notEqual(x, 0)), tf.square(x), x),
    ),
    each('chosen by or, not', (x) =>
      tf.where(
        tf.logicalOr(tf.greaterEqual(x, 1), tf.logicalNot(tf.greater(x, -1))),
        tf.square(x),
        tf.mul(x, 3),
      ),
    ),
    each('masked', (x) => tf.mul(x, tf.cast(tf.greater(x, 0), 'float32'))),
  ]),
]
