// Local response normalisation, y = x s^-beta with s = bias + alpha (sum of squares of neighbouring channels):
// the sums are a product with a band, so that the gradient is differentiable again.
import {
  add,
  type LRNAttrs,
  matMul,
  mul,
  pow,
  reshape,
  square,
  sub,
  type Tensor,
  tensor2d,
} from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

/** 1 where two channels are at most `radius` apart: [c, c]. */
function band(channels: number, radius: number): Tensor {
  const near = (i: number) => (Math.abs(Math.floor(i / channels) - (i % channels)) <= radius ? 1 : 0)
  return tensor2d(
    Float32Array.from({ length: channels * channels }, (_, i) => near(i)),
    [channels, channels],
  )
}

export const localResponse = [
  gradient('LRN', ['x'], (dy, { x }, { depthRadius, bias, alpha, beta }: LRNAttrs) => ({
    x: () => {
      const channels = x.shape.at(-1) ?? 1
      const near = band(channels, depthRadius)
      const around = (t: Tensor) => reshape(matMul(reshape(t, [-1, channels]), near), x.shape)
      const s = add(bias, mul(alpha, around(square(x))))
      const shared = around(mul(mul(dy, x), pow(s, -beta - 1)))
      return sub(mul(dy, pow(s, -beta)), mul(2 * alpha * beta, mul(x, shared)))
    },
  })),
]
