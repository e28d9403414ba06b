// Score-CAM, arxiv.org/abs/1910.01279: w = softmax_k S(x * mask_k).
import type { Explain } from '../../types'
import { fromScores } from '../shared/scoreFamily'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe, params) =>
  fromScores(probe, { params, batches: (indices) => [{ indices, gain: 1 }] })
