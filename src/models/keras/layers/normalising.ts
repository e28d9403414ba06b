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
import { type LayerClasses, layerClass, noOptions, soleInput, type WeightShape } from './layerClass'

/** (x - mean) / sqrt(variance + epsilon) over `axes`. */
function standardised(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const { mean, variance } = moments(x, [...axes], true)
  return mul(sub(x, mean), rsqrt(add(variance, epsilon)))
}

interface Affine {
  /** Whether it has a gamma. */
  readonly scale: boolean
  /** Whether it has a beta. */
  readonly center: boolean
}

const readAffine = ({ scale, center }: Json): Affine => ({ scale: scale !== false, center: center !== false })

/** gamma and beta, those that the layer has. */
function affineShapes({ scale, center }: Affine, shape: readonly number[]): WeightShape[] {
  const names = [...(scale ? ['gamma'] : []), ...(center ? ['beta'] : [])]
  return names.map((name) => ({ name, shape }))
}

function affine(x: Tensor, { scale, center }: Affine, [first, second]: readonly Tensor[]): Tensor {
  const gamma = scale ? first : undefined
  const beta = center ? (scale ? second : first) : undefined
  const scaled = gamma ? mul(x, gamma) : x
  return beta ? add(scaled, beta) : scaled
}

function readAxes({ axis }: Json): readonly number[] {
  return Array.isArray(axis) ? axis.map(Number) : [asNumber(axis) ?? -1]
}

/** Counted from the front. */
function fromFront(axes: readonly number[], rank: number): number[] {
  return axes.map((axis) => (axis < 0 ? axis + rank : axis))
}

const layerNormalization = layerClass({
  options: (config) => ({
    ...readAffine(config),
    axes: readAxes(config),
    epsilon: asNumber(config.epsilon) ?? 1e-3,
  }),
  weights: (options, inputs) => {
    const shape = inputs[0] ?? []
    return affineShapes(
      options,
      fromFront(options.axes, shape.length).map((axis) => shape[axis] ?? 1),
    )
  },
  call: (inputs, { options, path, weights }) => {
    const x = soleInput(inputs, path)
    return affine(standardised(x, fromFront(options.axes, x.rank), options.epsilon), options, weights)
  },
})

const groupNormalization = layerClass({
  options: (config) => ({
    ...readAffine(config),
    groups: asNumber(config.groups) ?? 32,
    epsilon: asNumber(config.epsilon) ?? 1e-3,
  }),
  weights: (options, inputs) => affineShapes(options, [channelsOf(inputs)]),
  call: (inputs, { options, path, weights }) => {
    const x = soleInput(inputs, path)
    const channels = x.shape.at(-1) ?? 1
    const groups = options.groups === -1 ? channels : options.groups
    const grouped = reshape(x, [...x.shape.slice(0, -1), groups, channels / groups])
    const axes = grouped.shape
      .map((_, axis) => axis)
      .filter((axis) => axis !== 0 && axis !== grouped.rank - 2)
    const normal = standardised(grouped, axes, options.epsilon)
    return affine(reshape(normal, x.shape), options, weights)
  },
})

/** x / sqrt(sum of squares), the sum at least 1e-12. */
const unitNormalization = layerClass({
  options: readAxes,
  call: (inputs, { options: axes, path }) => {
    const x = soleInput(inputs, path)
    return div(x, sqrt(maximum(sum(square(x), fromFront(axes, x.rank), true), 1e-12)))
  },
})

/** x / sqrt(mean of squares + epsilon) * scale */
const rmsNormalization = layerClass({
  options: (config) => ({ axes: readAxes(config), epsilon: asNumber(config.epsilon) ?? 1e-6 }),
  weights: (_options, inputs) => [{ name: 'scale', shape: [channelsOf(inputs)] }],
  call: (inputs, { options: { axes, epsilon }, path, weights }) => {
    const x = soleInput(inputs, path)
    const spread = add(mean(square(x), fromFront(axes, x.rank), true), epsilon)
    return mul(mul(x, rsqrt(spread)), weights[0] ?? 1)
  },
})

/** ConvNeXt's: x * gamma, one factor a channel. */
const layerScale = layerClass({
  options: noOptions,
  weights: (_options, inputs) => [{ name: 'gamma', shape: [channelsOf(inputs)] }],
  call: (inputs, { path, weights }) => mul(soleInput(inputs, path), weights[0] ?? 1),
})

export interface BatchNorm extends Affine {
  /** Of the channels; one, or what the file has. */
  readonly axes: readonly number[]
  readonly epsilon: number
}

export function readBatchNorm(config: Json): BatchNorm {
  return { ...readAffine(config), axes: readAxes(config), epsilon: asNumber(config.epsilon) ?? 1e-3 }
}

/**
 * Moving averages in place of the batch's. What the file leaves out is 1 or 0 here: without a scale or an offset
 * TensorFlow.js computes the values, but fails in every gradient.
 */
const batchNormalization = layerClass({
  options: readBatchNorm,
  weights: (options, inputs) => {
    const shape = [inputs[0]?.at(options.axes[0] ?? -1) ?? 1]
    const moving = ['moving_mean', 'moving_variance'].map((name) => ({ name, shape }))
    return [...affineShapes(options, shape), ...moving]
  },
  call: (inputs, { path, options, weights }) => {
    const x = soleInput(inputs, path)
    const [average, variance] = weights.slice(-2)
    if (!average || !variance)
      throw failure('UnsupportedModel', `The layer "${path}" has no moving averages.`)
    const others = weights.slice(0, -2)
    const scale = (options.scale && others[0]) || onesLike(average)
    const offset = (options.center && others.at(-1)) || zerosLike(average)
    const {
      axes: [axis = -1],
      epsilon,
    } = options
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
})

export const NORMALISING: LayerClasses = {
  BatchNormalization: batchNormalization,
  LayerScale: layerScale,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
}
