// SegEigenCAM, doi.org/10.3390/app15137562: L = relu(P(|g| A)), its larger peak positive.
import { abs, mul, tidy } from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { segEigenCamCard } from './cards/components'
import { componentOf } from './component'

export const segEigenCam: Method = {
  ...segEigenCamCard,
  explain: (probe) => componentOf(tidy(() => mul(abs(probe.gradients()), probe.activations()))),
}
