// Grad-CAM, arxiv.org/abs/1610.02391: w_k = mean_ij dS/dA_kij.
import { mean, tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { gradCamCard } from './cards'

export const gradCam: Method = {
  ...gradCamCard,
  async explain(probe) {
    return { weights: tidy(() => mean(probe.gradients(), [1, 2], true)) }
  },
}
