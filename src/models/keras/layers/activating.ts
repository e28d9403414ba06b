// Layers that are nothing but an activation, with the parameters that tfjs-layers does not read.
import {
  clipByValue,
  elu,
  greaterEqual,
  leakyRelu,
  minimum,
  mul,
  relu,
  relu6,
  softmax,
  sub,
  type Tensor,
  where,
} from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { activationOf } from '../activations'
import { along } from './along'
import { type StandIn, type StandIns, soleInput } from './standIn'

const activation: StandIn = {
  call: (inputs, { config, path }) => {
    const x = soleInput(inputs, path)
    return activationOf(config.activation, path)?.(x) ?? x
  },
}

/** x from `threshold` on, at most `max_value`; below it negative_slope * (x - threshold). */
const rectified: StandIn = {
  call: (inputs, { config, path }) => rectify(soleInput(inputs, path), config),
}

export function rectify(x: Tensor, config: Json): Tensor {
  const most = asNumber(config.max_value)
  const slope = asNumber(config.negative_slope) ?? 0
  const threshold = asNumber(config.threshold) ?? 0
  if (slope === 0 && threshold === 0)
    return most === null ? relu(x) : most === 6 ? relu6(x) : clipByValue(x, 0, most)
  const kept = where(greaterEqual(x, threshold), x, mul(sub(x, threshold), slope))
  return most === null ? kept : minimum(kept, most)
}

const leaky: StandIn = {
  call: (inputs, { config, path }) =>
    leakyRelu(soleInput(inputs, path), asNumber(config.negative_slope) ?? asNumber(config.alpha) ?? 0.3),
}

/** x where it is positive, else alpha * (exp(x) - 1). */
const exponential: StandIn = {
  call: (inputs, { config, path }) => {
    const alpha = asNumber(config.alpha) ?? 1
    const x = soleInput(inputs, path)
    return alpha === 1 ? elu(x) : where(greaterEqual(x, 0), x, mul(elu(x), alpha))
  },
}

const normalisedExponential: StandIn = {
  call: (inputs, { config, path }) => {
    const axis = asNumber(Array.isArray(config.axis) ? config.axis[0] : config.axis) ?? -1
    return along(soleInput(inputs, path), axis, (x) => softmax(x))
  },
}

/** TensorFlow Addons': the tanh form unless it is told otherwise. */
const gaussianError: StandIn = {
  call: (inputs, { config, path }) => {
    const x = soleInput(inputs, path)
    return activationOf(config.approximate === false ? 'gelu' : 'gelu_new', path)?.(x) ?? x
  },
}

export const ACTIVATING: StandIns = {
  Activation: activation,
  ReLU: rectified,
  LeakyReLU: leaky,
  ELU: exponential,
  GELU: gaussianError,
  Softmax: normalisedExponential,
}
