// Normalisations over the values of one picture.
// Layer: Ba et al. 2016, arXiv 1607.06450. Group: Wu and He 2018, arXiv 1803.08494.
import {
  add,
  div,
  maximum,
  mean,
  moments,
  mul,
  reshape,
  rsqrt,
  sqrt,
  square,
  sub,
  sum,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../json'
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

export const NORMALISING: StandIns = {
  LayerScale: layerScale,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
}
