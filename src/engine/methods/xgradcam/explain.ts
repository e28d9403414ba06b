// XGrad-CAM, arxiv.org/abs/2008.02312: w_k = sum_ij g A / sum_ij A. The epsilon is each library's own.
import { add, div, mul, sum, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const eps = probe.convention === 'torchcam' ? 1e-8 : 1e-7
  return {
    weights: tidy(() => {
      const activations = probe.activations()
      const total = add(sum(activations, [1, 2], true), eps)
      return sum(div(mul(probe.gradients(), activations), total), [1, 2], true)
    }),
  }
}
