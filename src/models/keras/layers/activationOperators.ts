// Activations as operators: tf.nn's and keras.activations' functions, and the operations of Keras 3.
import * as tf from '@tensorflow/tfjs-core'
import { logSoftmax } from '../../../tfjs/gradients/activation'
import { activationFunction, readActivation } from '../activations'
import { along } from './along'
import type { Arguments } from './arguments'
import type { Operator } from './operatorTable'
import { readRectifier, rectify } from './parametric'

const first = ({ tensors: [x] }: Arguments) => x as tf.Tensor

/** By an activation's name as Keras writes it. */
export const named =
  (name: string): Operator =>
  (given) =>
    activationFunction(readActivation(name), name)?.(first(given)) ?? first(given)

const alongAxis =
  (compute: (x: tf.Tensor) => tf.Tensor): Operator =>
  (given) =>
    along(first(given), Number(given.option(['axis', 'dim'], 1) ?? -1), compute)

const rectified: Operator = (given) =>
  rectify(
    first(given),
    readRectifier({
      negative_slope: given.option(['negative_slope', 'alpha'], 1),
      max_value: given.option(['max_value'], 2),
      threshold: given.option(['threshold'], 3),
    }),
  )

const leaky: Operator = (given) =>
  tf.leakyRelu(first(given), Number(given.option(['negative_slope', 'alpha'], 1) ?? 0.2))

/** x where it is positive, else alpha * (exp(x) - 1). */
const exponential: Operator = (given) => {
  const alpha = Number(given.option(['alpha'], 1) ?? 1)
  const x = first(given)
  return alpha === 1 ? tf.elu(x) : tf.where(tf.greaterEqual(x, 0), x, tf.mul(tf.elu(x), alpha))
}

/** x * sigmoid(beta * x) */
const gated: Operator = (given) => {
  const beta = Number(given.option(['beta'], 1) ?? 1)
  return beta === 1 ? named('swish')(given) : tf.mul(first(given), tf.sigmoid(tf.mul(first(given), beta)))
}

/** TensorFlow's is exact unless it is told otherwise, Keras 3's the other way round. */
const gelu =
  (usual: boolean): Operator =>
  (given) => {
    const approximate = given.option(['approximate'], 1) ?? usual
    return named(approximate === true ? 'gelu_new' : 'gelu')(given)
  }

export const ACTIVATION_OPERATORS: Readonly<Record<string, Operator>> = {
  relu: rectified,
  relu6: named('relu6'),
  leaky_relu: leaky,
  elu: exponential,
  selu: named('selu'),
  gelu: gelu(false),
  silu: gated,
  swish: gated,
  hard_silu: named('hard_swish'),
  hard_swish: named('hard_swish'),
  hard_sigmoid: named('hard_sigmoid_keras3'),
  hard_tanh: named('hard_tanh'),
  sigmoid: named('sigmoid'),
  log_sigmoid: named('log_sigmoid'),
  tanh: named('tanh'),
  softplus: named('softplus'),
  softsign: named('softsign'),
  mish: named('mish'),
  softmax: alongAxis((x) => tf.softmax(x)),
  softmax_v2: alongAxis((x) => tf.softmax(x)),
  log_softmax: alongAxis(logSoftmax),
  log_softmax_v2: alongAxis(logSoftmax),
}

/** Where Keras 3's operation has another default than TensorFlow's function. */
export const KERAS3_ACTIVATIONS: Readonly<Record<string, Operator>> = { gelu: gelu(true) }

/** Where a function of Keras 2 means something else than its name means in Keras 3. */
export const KERAS2_ACTIVATIONS: Readonly<Record<string, Operator>> = { hard_sigmoid: named('hard_sigmoid') }
