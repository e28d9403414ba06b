// EigenGradCAM, github.com/jacobgil/pytorch-grad-cam: L = relu(P(g A)).
import { mul, tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { eigenGradCamCard } from './cards/components'
import { componentOf } from './component'

export const eigenGradCam: Method = {
  ...eigenGradCamCard,
  explain: (probe) => componentOf(tidy(() => mul(probe.gradients(), probe.activations()))),
}
