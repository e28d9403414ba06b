// Batch normalisation: Ioffe and Szegedy 2015, arXiv 1502.03167.

import {
  add,
  batchNorm,
  mul,
  onesLike,
  rsqrt,
  sub,
  type Tensor,
  type Tensor1D,
  type Tensor4D,
  zerosLike,
} from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { asNumber, type Json } from '../../json'
import { quoted } from '../../quoted'
import { type Affine, affineShapes, againstAxes, fromFront, readAffine, readAxes } from './affine'
import { layerClass, soleInput } from './layerClass'

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
export const batchNormalization = layerClass({
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
      throw failure('UnsupportedModel', `The layer ${quoted(path)} has no moving averages.`)
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
