// ShapleyCAM, arxiv.org/abs/2501.06261: w_k = mean_ij (g - H A / 2), H the Hessian of the score.
import { mean, mul, sub, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  return {
    weights: tidy(() => {
      const curvature = probe.hessianTimes(probe.activations())
      return mean(sub(probe.gradients(), mul(curvature, 0.5)), [1, 2], true)
    }),
  }
}
