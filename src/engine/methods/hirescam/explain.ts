// HiResCAM, arxiv.org/abs/2011.08891: L = relu(sum_k g_k A_k).
import { tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => ({
  weights: tidy(() => probe.gradients().clone()),
})
