// Layer-CAM, doi.org/10.1109/TIP.2021.3089943: L = relu(sum_k relu(g_k) A_k).
import { relu, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => ({
  weights: tidy(() => relu(probe.gradients())),
})
