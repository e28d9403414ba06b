// EigenCAM, arxiv.org/abs/2008.00299: L = relu(P(A)).
import type { Method } from '../types'
import { eigenCamCard } from './cards/components'
import { componentOf } from './component'

export const eigenCam: Method = {
  ...eigenCamCard,
  explain: (probe) => componentOf(probe.activations().clone()),
}
