// Grad-CAM, arxiv.org/abs/1610.02391: w_k = mean_ij dS/dA_kij.
import { tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { gradCamWeights } from '../shared/weights'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => ({
  weights: tidy(() => gradCamWeights(probe.gradients())),
})
