// The activation functions that Keras names in a layer's configuration.
// Formulas: https://keras.io/api/layers/activations/ (hard_sigmoid differs between Keras 2 and 3).
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { asObject, asText, isObject } from '../json'

export type Activation = (x: tf.Tensor) => tf.Tensor

const relu6Of = (x: tf.Tensor) => tf.div(tf.relu6(tf.add(x, 3)), 6)

const ACTIVATIONS: Readonly<Record<string, Activation>> = {
  relu: tf.relu,
  relu6: tf.relu6,
  elu: tf.elu,
  selu: tf.selu,
  celu: tf.elu,
  leaky_relu: (x) => tf.leakyRelu(x, 0.2),
  sigmoid: tf.sigmoid,
  hard_sigmoid: (x) => tf.clipByValue(tf.add(tf.mul(x, 0.2), 0.5), 0, 1),
  hard_sigmoid_keras3: relu6Of,
  tanh: tf.tanh,
  hard_tanh: (x) => tf.clipByValue(x, -1, 1),
  softplus: tf.softplus,
  softsign: (x) => tf.div(x, tf.add(tf.abs(x), 1)),
  softmax: (x) => tf.softmax(x),
  log_softmax: (x) => tf.logSoftmax(x),
  log_sigmoid: tf.logSigmoid,
  exponential: tf.exp,
  swish: (x) => tf.mul(x, tf.sigmoid(x)),
  hard_swish: (x) => tf.mul(x, relu6Of(x)),
  mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
  gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
  gelu_new: (x) =>
    tf.mul(
      tf.mul(x, 0.5),
      tf.add(tf.tanh(tf.mul(tf.add(x, tf.mul(tf.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI))), 1),
    ),
}

const SYNONYMS: Readonly<Record<string, string>> = {
  silu: 'swish',
  hard_silu: 'hard_swish',
  hardsigmoid: 'hard_sigmoid',
  logsoftmax: 'log_softmax',
  softmax_v2: 'softmax',
  'tf.nn.relu6': 'relu6',
}

/** The name that a configuration gives: a string, an object of its own, or nothing for 'linear'. */
export function activationName(value: unknown): string {
  if (value === null || value === undefined) return 'linear'
  const given = isObject(value)
    ? (asText(value.class_name) ?? asText(asObject(value.config).name))
    : asText(value)
  const name = (given ?? String(value)).replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  return SYNONYMS[name] ?? name
}

/** Null for 'linear'. @throws UnsupportedModel, naming the function and the layer. */
export function activationOf(value: unknown, layer: string): Activation | null {
  const name = activationName(value)
  if (name === 'linear') return null
  const activation = ACTIVATIONS[name]
  if (activation) return activation
  throw failure(
    'UnsupportedModel',
    `The layer "${layer}" uses the activation "${name}", which is not known here.`,
  )
}

/** Layers whose own activation is a node apart, so that the value before it can be asked for. */
export const ACTIVATED: ReadonlySet<string> = new Set([
  'Conv2D',
  'DepthwiseConv2D',
  'Dense',
  'SeparableConv2D',
  'Conv2DTranspose',
  'EinsumDense',
])
