// SegEigenCAM, doi.org/10.3390/app15137562: L = relu(P(|g| A)), its larger peak positive.
import { abs, mul, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { projectOnFirst } from '../shared/component'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe) =>
  projectOnFirst(
    probe,
    tidy(() => mul(abs(probe.gradients()), probe.activations())),
  )
