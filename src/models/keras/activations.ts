// The activation functions that Keras names in a layer's configuration.
// Formulas: https://keras.io/api/layers/activations/ (hard_sigmoid differs between Keras 2 and 3).

import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { asObject, asText, isObject, type Json } from '../json'
import { quoted } from '../quoted'
import { PARAMETRIC } from './layers/parametric'
import { AS_ONNX } from './wayOut'

export type Activation = (x: tf.Tensor) => tf.Tensor

const relu6Of = (x: tf.Tensor) => tf.div(tf.relu6(tf.add(x, 3)), 6)

const ACTIVATIONS: ReadonlyMap<string, Activation> = new Map(
  Object.entries({
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
    // tf.logSigmoid keeps hold of its input, which may be freed before its gradient is asked for.
    log_sigmoid: (x) => tf.neg(tf.softplus(tf.neg(x))),
    hard_shrink: (x) => tf.where(tf.greater(tf.abs(x), 0.5), x, tf.zerosLike(x)),
    soft_shrink: (x) => tf.sub(x, tf.clipByValue(x, -0.5, 0.5)),
    tanh_shrink: (x) => tf.sub(x, tf.tanh(x)),
    squareplus: (x) => tf.mul(tf.add(x, tf.sqrt(tf.add(tf.square(x), 4))), 0.5),
    sparse_sigmoid: (x) => tf.clipByValue(tf.add(tf.mul(x, 0.5), 0.5), 0, 1),
    // From -1 to 1 a quarter of (x + 1)^2, above it x.
    sparse_plus: (x) =>
      tf.add(tf.square(tf.mul(tf.clipByValue(tf.add(x, 1), 0, 2), 0.5)), tf.relu(tf.sub(x, 1))),
    exponential: tf.exp,
    lisht: (x) => tf.mul(x, tf.tanh(x)),
    // As it predicts: the mean of its slopes, from 1/8 to 1/3.
    rrelu: (x) => tf.leakyRelu(x, 11 / 48),
    // Functions of tf.math that are given as activations.
    abs: tf.abs,
    atan: tf.atan,
    cos: tf.cos,
    erf: tf.erf,
    sin: tf.sin,
    square: tf.square,
    swish: (x) => tf.mul(x, tf.sigmoid(x)),
    hard_swish: (x) => tf.mul(x, relu6Of(x)),
    mish: (x) => tf.mul(x, tf.tanh(tf.softplus(x))),
    gelu: (x) => tf.mul(tf.mul(x, 0.5), tf.add(tf.erf(tf.mul(x, Math.SQRT1_2)), 1)),
    gelu_new: (x) =>
      tf.mul(
        tf.mul(x, 0.5),
        tf.add(tf.tanh(tf.mul(tf.add(x, tf.mul(tf.pow(x, 3), 0.044715)), Math.sqrt(2 / Math.PI))), 1),
      ),
  } satisfies Record<string, Activation>),
)

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['silu', 'swish'],
  ['hard_silu', 'hard_swish'],
  ['hardsigmoid', 'hard_sigmoid'],
  ['logsoftmax', 'log_softmax'],
  ['log_softmax_v2', 'log_softmax'],
  ['hardshrink', 'hard_shrink'],
  ['softshrink', 'soft_shrink'],
  ['tanhshrink', 'tanh_shrink'],
  ['exp', 'exponential'],
  ['identity', 'linear'],
  ['softmax_v2', 'softmax'],
  ['tf.nn.relu6', 'relu6'],
])

/** Packages whose gelu is the tanh form. */
const TANH_FORM = /^(Addons|Text)>gelu$/

/** An activation as a configuration has it. */
export interface NamedActivation {
  /** 'linear' where it has none. */
  readonly name: string
  /** As the file has it. */
  readonly written: string
  /** What a layer given as an activation computes, by its own options; null for a function. */
  readonly own: Activation | null
}

/** A string, an object of its own, or nothing for 'linear'. */
export function readActivation(value: unknown): NamedActivation {
  const name = activationName(value)
  if (!isObject(value)) return { name, written: name, own: null }
  const className = asText(value.class_name) ?? ''
  const own = className.slice(className.lastIndexOf('>') + 1)
  if (own === 'Activation') return readActivation(asObject(value.config).activation)
  const read = PARAMETRIC.get(own)
  return { name, written: nameIn(value) ?? name, own: read?.(asObject(value.config)) ?? null }
}

function activationName(value: unknown): string {
  if (value === null || value === undefined) return 'linear'
  const written = isObject(value) ? nameIn(value) : asText(value)
  if (TANH_FORM.test(written ?? '')) return 'gelu_new'
  const name = (written ?? String(value)).replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  const own = name.startsWith('custom>gelu') ? name : name.slice(name.lastIndexOf('>') + 1)
  return SYNONYMS.get(own) ?? own
}

const LAMBDA = '(lambda)'

/** Code of Python, as lists of its bytes, has no name. Keras 3 writes `{ class_name: 'function', config: 'relu6' }` for a function of its own or of the author. */
function nameIn({ class_name, config, registered_name }: Json): string | null {
  if (class_name === '__lambda__') return LAMBDA
  if (class_name === 'function')
    return asText(registered_name)?.includes('>') ? asText(registered_name) : asText(config)
  return asText(class_name) ?? asText(asObject(config).name) ?? LAMBDA
}

/** Null for 'linear'. @throws UnsupportedModel, naming the function and the layer. */
export function activationFunction(
  { name, written, own }: NamedActivation,
  layer: string,
): Activation | null {
  if (name === 'linear') return null
  const activation = own ?? ACTIVATIONS.get(name)
  if (activation) return activation
  if (written === LAMBDA)
    throw failure(
      'UnsupportedModel',
      `The layer ${quoted(layer)} has a function of Python (a lambda) for its activation, which only Python can run; replace it by one of Keras, or ${AS_ONNX}.`,
    )
  throw failure(
    'UnsupportedModel',
    `The layer ${quoted(layer)} uses the activation ${quoted(written)}, which is not known here; replace it by one of Keras, or ${AS_ONNX}.`,
  )
}

/** Layers whose own activation is a node apart, so that the value before it can be asked for. */
export const ACTIVATED: ReadonlySet<string> = new Set([
  'Conv1D',
  'Conv1DTranspose',
  'Conv2D',
  'DepthwiseConv1D',
  'DepthwiseConv2D',
  'Dense',
  'SeparableConv1D',
  'SeparableConv2D',
  'Conv2DTranspose',
  'EinsumDense',
])
