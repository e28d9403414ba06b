// Grad-CAM element-wise, github.com/jacobgil/pytorch-grad-cam: L = sum_k relu(g_k A_k).
import { mul, relu, tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { gradCamElementWiseCard } from './cards/gradients'

export const gradCamElementWise: Method = {
  ...gradCamElementWiseCard,
  explain: async (probe) => ({ products: tidy(() => relu(mul(probe.gradients(), probe.activations()))) }),
}
