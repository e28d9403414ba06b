// Layer-CAM, doi.org/10.1109/TIP.2021.3089943: L = relu(sum_k relu(g_k) A_k).
import { relu, tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { layerCamCard } from './cards/gradients'

export const layerCam: Method = {
  ...layerCamCard,
  explain: async (probe) => ({ weights: tidy(() => relu(probe.gradients())) }),
}
