// EigenGradCAM, github.com/jacobgil/pytorch-grad-cam: L = relu(P(g A)).
import { mul, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { projectOnFirst } from '../shared/component'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe) =>
  projectOnFirst(
    probe,
    tidy(() => mul(probe.gradients(), probe.activations())),
  )
