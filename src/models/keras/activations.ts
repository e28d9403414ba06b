// The activation functions that Keras names in a layer's configuration.
// Formulas: https://keras.io/api/layers/activations/ (hard_sigmoid differs between Keras 2 and 3).
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { asNumber, asObject, asText, isObject, type Json } from '../json'
import { quoted } from '../quoted'

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
  } satisfies Record<string, Activation>),
)

const SYNONYMS: ReadonlyMap<string, string> = new Map([
  ['silu', 'swish'],
  ['hard_silu', 'hard_swish'],
  ['hardsigmoid', 'hard_sigmoid'],
  ['logsoftmax', 'log_softmax'],
  ['softmax_v2', 'softmax'],
  ['tf.nn.relu6', 'relu6'],
])

/** Packages whose gelu is the tanh form. */
const TANH_FORM = /^(Addons|Text)>gelu$/

/** An activation as a configuration has it. */
export interface NamedActivation {
  /** 'linear' where it has none. */
  readonly name: string
  /** Of a layer given as an activation. */
  readonly options: ActivationOptions
}

interface ActivationOptions {
  /** Slope below zero, or null. */
  readonly slope: number | null
  readonly threshold: number | null
  readonly most: number | null
}

/** A string, an object of its own, or nothing for 'linear'. */
export function readActivation(value: unknown): NamedActivation {
  const config = isObject(value) ? asObject(value.config) : {}
  const options = {
    slope: asNumber(config.negative_slope) ?? asNumber(config.alpha),
    threshold: asNumber(config.threshold),
    most: asNumber(config.max_value),
  }
  return { name: activationName(value), options }
}

function activationName(value: unknown): string {
  if (value === null || value === undefined) return 'linear'
  const written = isObject(value) ? nameIn(value) : asText(value)
  if (TANH_FORM.test(written ?? '')) return 'gelu_new'
  const name = (written ?? String(value)).replace(/([a-z0-9])([A-Z])/g, '$1_$2').toLowerCase()
  const own = name.startsWith('custom>gelu') ? name : name.slice(name.lastIndexOf('>') + 1)
  return SYNONYMS.get(own) ?? own
}

/** Keras 3 writes `{ class_name: 'function', config: 'relu6' }` for a function of its own or of the author. */
function nameIn({ class_name, config, registered_name }: Json): string | null {
  if (class_name === 'function')
    return asText(registered_name)?.includes('>') ? asText(registered_name) : asText(config)
  return asText(class_name) ?? asText(asObject(config).name)
}

/** Null for 'linear'. @throws UnsupportedModel, naming the function and the layer. */
export function activationFunction({ name, options }: NamedActivation, layer: string): Activation | null {
  if (name === 'linear') return null
  const activation = parametric(name, options) ?? ACTIVATIONS.get(name)
  if (activation) return activation
  throw failure(
    'UnsupportedModel',
    `The layer ${quoted(layer)} uses the activation ${quoted(name)}, which is not known here; replace it by one of Keras.`,
  )
}

/** A layer given as an activation, with its parameters. */
function parametric(name: string, { slope, threshold, most }: ActivationOptions): Activation | null {
  if (name === 'leaky_re_lu') return (x) => tf.leakyRelu(x, slope ?? 0.3)
  if (name !== 're_lu' || slope || threshold) return null
  return most === null ? tf.relu : (x) => tf.clipByValue(x, 0, most)
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
