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
import { along } from './along'
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

interface Axes {
  /** Counted from either end. */
  readonly axes: readonly number[]
}

const readAffine = ({ scale, center }: Json): Affine => ({ scale: scale !== false, center: center !== false })

/** gamma and beta, those that the layer has. */
function affineShapes({ scale, center }: Affine, shape: readonly number[]): WeightShape[] {
  const names = [...(scale ? ['gamma'] : []), ...(center ? ['beta'] : [])]
  return names.map((name) => ({ name, shape }))
}

/** Values of the axes named, one each, against x. */
function againstAxes(value: Tensor, x: Tensor, axes: readonly number[]): Tensor {
  const shape = x.shape.map((size, axis) => (axes.includes(axis) ? size : 1))
  return reshape(value, shape)
}

/** `weights` are those of the axes named. */
function affine(x: Tensor, { scale, center, axes }: Affine & Axes, weights: readonly Tensor[]): Tensor {
  const [first, second] = weights.map((value) => againstAxes(value, x, fromFront(axes, x.rank)))
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
    axis: asNumber(config.axis) ?? -1,
    groups: asNumber(config.groups) ?? 32,
    epsilon: asNumber(config.epsilon) ?? 1e-3,
  }),
  weights: (options, inputs) => affineShapes(options, [inputs[0]?.at(options.axis) ?? 1]),
  call: (inputs, { options, path, weights }) =>
    along(soleInput(inputs, path), options.axis, (x) => {
      const normal = standardisedGroups(x, options)
      return affine(normal, { ...options, axes: [-1] }, weights)
    }),
})

/** Of the last axis; -1 groups are as many as it has channels. */
function standardisedGroups(
  x: Tensor,
  { groups, epsilon }: { readonly groups: number; readonly epsilon: number },
) {
  const channels = x.shape.at(-1) ?? 1
  const count = groups === -1 ? channels : groups
  const grouped = reshape(x, [...x.shape.slice(0, -1), count, channels / count])
  const axes = grouped.shape.map((_, axis) => axis).filter((axis) => axis !== 0 && axis !== grouped.rank - 2)
  return reshape(standardised(grouped, axes, epsilon), x.shape)
}

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
  weights: ({ axes }, [shape = []]) => [
    { name: 'scale', shape: fromFront(axes, shape.length).map((axis) => shape[axis] ?? 1) },
  ],
  call: (inputs, { options: { axes, epsilon }, path, weights }) => {
    const x = soleInput(inputs, path)
    const spread = add(mean(square(x), fromFront(axes, x.rank), true), epsilon)
    return affine(mul(x, rsqrt(spread)), { scale: true, center: false, axes }, weights)
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
  weights: (options, [given = []]) => {
    const axes = fromFront(options.axes, given.length)
    // Of several axes Keras keeps all that the input has, 1 where they count as one.
    const shape =
      axes.length === 1 ? [given[axes[0] ?? 0] ?? 1] : given.map((size, at) => (axes.includes(at) ? size : 1))
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
    const { epsilon } = options
    const axes = fromFront(options.axes, x.rank)
    if (x.rank > 1 && x.rank <= 4 && axes.length === 1 && axes[0] === x.rank - 1)
      return batchNorm(
        x as Tensor4D,
        average as Tensor1D,
        variance as Tensor1D,
        offset as Tensor1D,
        scale as Tensor1D,
        epsilon,
      )
    const aligned = (t: Tensor) => againstAxes(t, x, axes)
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
