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
import { asNumber } from '../../json'
import { affine, affineShapes, fromFront, readAffine, readAxes } from './affine'
import { along } from './along'
import { batchNormalization } from './batchNormalising'
import { channelsOf } from './convolution'
import { type LayerClasses, layerClass, noOptions, soleInput } from './layerClass'

/** (x - mean) / sqrt(variance + epsilon) over `axes`. */
function standardised(x: Tensor, axes: readonly number[], epsilon: number): Tensor {
  const { mean, variance } = moments(x, [...axes], true)
  return mul(sub(x, mean), rsqrt(add(variance, epsilon)))
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

export const NORMALISING: LayerClasses = {
  BatchNormalization: batchNormalization,
  LayerScale: layerScale,
  LayerNormalization: layerNormalization,
  GroupNormalization: groupNormalization,
  UnitNormalization: unitNormalization,
  RMSNormalization: rmsNormalization,
}
