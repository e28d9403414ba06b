// Grad-CAM++, arxiv.org/abs/1710.11063, eq. 19: w_k = sum_ij relu(g) g^2 / (2 g^2 + sum_ij(A) g^3).
import { tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { plusPlusWeights } from '../shared/weights'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => ({
  weights: tidy(() => plusPlusWeights(probe.gradients(), probe)),
})
