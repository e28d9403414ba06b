// EigenCAM, arxiv.org/abs/2008.00299: L = relu(P(A)).
import type { Explain } from '../../types'
import { componentOf } from '../shared/component'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe) => componentOf(probe, probe.activations().clone())
