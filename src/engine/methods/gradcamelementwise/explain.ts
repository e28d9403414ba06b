// Grad-CAM element-wise, github.com/jacobgil/pytorch-grad-cam: L = sum_k relu(g_k A_k).
import { mul, relu, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => ({
  products: tidy(() => relu(mul(probe.gradients(), probe.activations()))),
})
