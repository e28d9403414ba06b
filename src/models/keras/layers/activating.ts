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
import { activationFunction, readActivation } from '../activations'
import { along } from './along'
import { type LayerClasses, layerClass, soleInput } from './layerClass'

const activation = layerClass({
  options: (config, path) => activationFunction(readActivation(config.activation), path),
  call: (inputs, { options: activation, path }) => {
    const x = soleInput(inputs, path)
    return activation?.(x) ?? x
  },
})

/** x from `threshold` on, at most `max_value`; below it negative_slope * (x - threshold). */
const rectified = layerClass({
  options: readRectifier,
  call: (inputs, { options, path }) => rectify(soleInput(inputs, path), options),
})

export interface Rectifier {
  /** Null for no bound. */
  readonly most: number | null
  readonly slope: number
  readonly threshold: number
}

export function readRectifier({ max_value: most, negative_slope: slope, threshold }: Json): Rectifier {
  return { most: asNumber(most), slope: asNumber(slope) ?? 0, threshold: asNumber(threshold) ?? 0 }
}

export function rectify(x: Tensor, { most, slope, threshold }: Rectifier): Tensor {
  if (slope === 0 && threshold === 0)
    return most === null ? relu(x) : most === 6 ? relu6(x) : clipByValue(x, 0, most)
  const kept = where(greaterEqual(x, threshold), x, mul(sub(x, threshold), slope))
  return most === null ? kept : minimum(kept, most)
}

const leaky = layerClass({
  options: (config) => asNumber(config.negative_slope) ?? asNumber(config.alpha) ?? 0.3,
  call: (inputs, { options: slope, path }) => leakyRelu(soleInput(inputs, path), slope),
})

/** x where it is positive, else alpha * (exp(x) - 1). */
const exponential = layerClass({
  options: (config) => asNumber(config.alpha) ?? 1,
  call: (inputs, { options: alpha, path }) => {
    const x = soleInput(inputs, path)
    return alpha === 1 ? elu(x) : where(greaterEqual(x, 0), x, mul(elu(x), alpha))
  },
})

const normalisedExponential = layerClass({
  options: (config) => asNumber(Array.isArray(config.axis) ? config.axis[0] : config.axis) ?? -1,
  call: (inputs, { options: axis, path }) => along(soleInput(inputs, path), axis, (x) => softmax(x)),
})

/** TensorFlow Addons': the tanh form unless it is told otherwise. */
const gaussianError = layerClass({
  options: ({ approximate }, path) =>
    activationFunction(readActivation(approximate === false ? 'gelu' : 'gelu_new'), path),
  call: (inputs, { options: activation, path }) => {
    const x = soleInput(inputs, path)
    return activation?.(x) ?? x
  },
})

export const ACTIVATING: LayerClasses = {
  Activation: activation,
  ReLU: rectified,
  LeakyReLU: leaky,
  ELU: exponential,
  GELU: gaussianError,
  Softmax: normalisedExponential,
}
