// HiResCAM, arxiv.org/abs/2011.08891: L = relu(sum_k g_k A_k).
import { tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { hiResCamCard } from './cards/gradients'

export const hiResCam: Method = {
  ...hiResCamCard,
  explain: async (probe) => ({ weights: tidy(() => probe.gradients().clone()) }),
}
