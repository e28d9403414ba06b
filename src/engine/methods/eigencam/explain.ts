// EigenCAM, arxiv.org/abs/2008.00299: L = relu(P(A)).
import type { Explain } from '../../types'
import { projectOnFirst } from '../shared/component'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe) => projectOnFirst(probe, probe.activations().clone())
