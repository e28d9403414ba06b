// Batch normalisation with broadcasting instead of tiled copies, and the one whose moments are taken from the batch:
// that is how converted models write layer normalisation, and TensorFlow.js cannot run it.
import {
  add,
  type FusedBatchNormAttrs,
  mean as meanOf,
  mul,
  neg,
  reshape,
  rsqrt,
  square,
  sub,
  type Tensor,
} from '@tensorflow/tfjs-core'
import { gradient, sumTo } from './gradient'

export interface BatchNorm {
  readonly mean: Tensor | null
  readonly variance: Tensor | null
  readonly offset: Tensor | null
  readonly scale: Tensor | null
  readonly epsilon: number
  readonly format?: 'NHWC' | 'NCHW'
}

/**
 * (x - mean) / sqrt(variance + epsilon) scale + offset, x [n, h, w, c] or [n, c, h, w].
 * Without mean and variance (null or empty) they are those of x over all axes but the channels.
 */
export function batchNorm(x: Tensor, norm: BatchNorm): Tensor {
  const channel = norm.format === 'NCHW' ? 1 : x.rank - 1
  const axes = x.shape.map((_, axis) => axis).filter((axis) => axis !== channel)
  const aligned = (t: Tensor) =>
    reshape(
      t,
      x.shape.map((size, axis) => (axis === channel ? size : 1)),
    )
  const given = norm.mean && norm.mean.size > 0 && norm.variance
  const mean = given ? aligned(norm.mean) : meanOf(x, axes, true)
  const centred = sub(x, mean)
  const variance = given ? aligned(given) : meanOf(square(centred), axes, true)
  const unit = mul(centred, rsqrt(add(variance, norm.epsilon)))
  const scaled = norm.scale ? mul(unit, aligned(norm.scale)) : unit
  return norm.offset ? add(scaled, aligned(norm.offset)) : scaled
}

const kernel = gradient(
  'FusedBatchNorm',
  ['x', 'mean', 'variance', 'scale'],
  (dy, { x, mean, variance, scale }, { varianceEpsilon }: FusedBatchNormAttrs) => {
    const inverse = rsqrt(add(variance, varianceEpsilon))
    const unit = () => mul(sub(x, mean), inverse)
    const slope = mul(scale, inverse)
    return {
      x: () => mul(dy, slope),
      mean: () => sumTo(neg(mul(dy, slope)), mean.shape),
      variance: () => sumTo(mul(mul(dy, slope), mul(unit(), mul(inverse, -0.5))), variance.shape),
      scale: () => sumTo(mul(dy, unit()), scale.shape),
      offset: () => sumTo(dy, scale.shape),
    }
  },
)

export const normalisation = [kernel]
