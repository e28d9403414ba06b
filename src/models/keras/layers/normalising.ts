// Normalisations over the values of one picture.
// Layer: Ba et al. 2016, arXiv 1607.06450. Group: Wu and He 2018, arXiv 1803.08494.
import {
  add,
  batchNorm,
  div,
  maximum,
  mean,
  moments,
  mul,
  onesLike,
  reshape,
  rsqrt,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asNumber, type Json } from '../../json'
import { channelsOf } from './convolution'
import { type LayerUse, type StandIn, type StandIns, soleInput, type WeightShape } from './standIn'

/** (x - mean) / sqrt(variance + epsilon) over `axes`. */
function standardised(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const { mean, variance } = moments(x, [...axes], true)
  return mul(sub(x, mean), rsqrt(add(variance, epsilon)))
}

/** gamma and beta, those that the layer has. */
function affineShapes(config: Json, shape: readonly number[]): WeightShape[] {
  const names = [...(config.scale === false ? [] : ['gamma']), ...(config.center === false ? [] : ['beta'])]
  return names.map((name) => ({ name, shape }))
}

function affine(x: Tensor, { config, weights }: LayerUse): Tensor {
  const [first, second] = weights
  const gamma = config.scale === false ? undefined : first
  const beta = config.center === false ? undefined : config.scale === false ? first : second
  const scaled = gamma ? mul(x, gamma) : x
  return beta ? add(scaled, beta) : scaled
}

function axesOf(config: Json, rank: number): number[] {
  const given = Array.isArray(config.axis) ? config.axis.map(Number) : [asNumber(config.axis) ?? -1]
  return given.map((axis) => (axis < 0 ? axis + rank : axis))
}

const layerNormalization: StandIn = {
  weights: (config, inputs) => {
    const shape = inputs[0] ?? []
    return affineShapes(
      config,
      axesOf(config, shape.length).map((axis) => shape[axis] ?? 1),
    )
  },
  call: (inputs, use) => {
    const x = soleInput(inputs, use.path)
    return affine(standardised(x, axesOf(use.config, x.rank), asNumber(use.config.epsilon) ?? 1e-3), use)
  },
}

const groupNormalization: StandIn = {
  weights: (config, inputs) => affineShapes(config, [channelsOf(inputs)]),
  call: (inputs, use) => {
    const x = soleInput(inputs, use.path)
    const channels = x.shape.at(-1) ?? 1
    const given = asNumber(use.config.groups) ?? 32
    const groups = given === -1 ? channels : given
    const grouped = reshape(x, [...x.shape.slice(0, -1), groups, channels / groups])
    const axes = grouped.shape
      .map((_, axis) => axis)
      .filter((axis) => axis !== 0 && axis !== grouped.rank - 2)
    const normal = standardised(grouped, axes, asNumber(use.config.epsilon) ?? 1e-3)
    return affine(reshape(normal, x.shape), use)
  },
}

/** x / sqrt(sum of squares), the sum at least 1e-12. */
const unitNormalization: StandIn = {
  call: (inputs, { config, path }) => {
    const x = soleInput(inputs, path)
    return div(x, sqrt(maximum(sum(square(x), axesOf(config, x.rank), true), 1e-12)))
  },
}

/** x / sqrt(mean of squares + epsilon) * scale */
const rmsNormalization: StandIn = {
  weights: (_config, inputs) => [{ name: 'scale', shape: [channelsOf(inputs)] }],
  call: (inputs, { config, path, weights }) => {
    const x = soleInput(inputs, path)
    const spread = add(mean(square(x), axesOf(config, x.rank), true), asNumber(config.epsilon) ?? 1e-6)
    return mul(mul(x, rsqrt(spread)), weights[0] ?? 1)
  },
}

/** ConvNeXt's: x * gamma, one factor a channel. */
const layerScale: StandIn = {
  weights: (_config, inputs) => [{ name: 'gamma', shape: [channelsOf(inputs)] }],
  call: (inputs, { path, weights }) => mul(soleInput(inputs, path), weights[0] ?? 1),
}

/**
 * Moving averages in place of the batch's. What the file leaves out is 1 or 0 here: without a scale or an offset
 * TensorFlow.js computes the values, but fails in every gradient.
 */
const batchNormalization: StandIn = {
  weights: (config, inputs) => {
    const shape = [inputs[0]?.at(asNumber(singleAxis(config)) ?? -1) ?? 1]
    const moving = ['moving_mean', 'moving_variance'].map((name) => ({ name, shape }))
    return [...affineShapes(config, shape), ...moving]
  },
  call: (inputs, { path, config, weights }) => {
    const x = soleInput(inputs, path)
    const [average, variance] = weights.slice(-2)
    if (!average || !variance)
      throw failure('UnsupportedModel', `The layer "${path}" has no moving averages.`)
    const others = weights.slice(0, -2)
    const scale = config.scale === false ? onesLike(average) : (others[0] ?? onesLike(average))
    const offset = config.center === false ? zerosLike(average) : (others.at(-1) ?? zerosLike(average))
    const axis = asNumber(singleAxis(config)) ?? -1
    const epsilon = asNumber(config.epsilon) ?? 1e-3
    if (x.rank > 1 && x.rank <= 4 && (axis === -1 || axis === x.rank - 1))
      return batchNorm(
        x as Tensor4D,
        average as Tensor1D,
        variance as Tensor1D,
        offset as Tensor1D,
        scale as Tensor1D,
        epsilon,
      )
    const aligned = (t: Tensor) =>
      reshape(
        t,
        x.shape.map((size, at) => (at === (axis + x.rank) % x.rank ? size : 1)),
      )
    const unit = mul(sub(x, aligned(average)), rsqrt(add(aligned(variance), epsilon)))
    return add(mul(unit, aligned(scale)), aligned(offset))
  },
}

const singleAxis = ({ axis }: Json) => (Array.isArray(axis) ? axis[0] : axis)

export const NORMALISING: StandIns = {
  BatchNormalization: batchNormalization,
  LayerScale: layerScale,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
}
