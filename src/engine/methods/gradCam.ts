// Grad-CAM, arxiv.org/abs/1610.02391: w_k = mean_ij dS/dA_kij.
import { tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { gradCamCard } from './cards/gradients'
import { gradCamWeights } from './weights'

export const gradCam: Method = {
  ...gradCamCard,
  explain: async (probe) => ({ weights: tidy(() => gradCamWeights(probe.gradients())) }),
}
