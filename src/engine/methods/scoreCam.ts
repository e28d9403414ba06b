// Score-CAM, arxiv.org/abs/1910.01279: w = softmax_k S(x * mask_k).
import type { Method } from '../types'
import { scoreCamCard } from './cards/scores'
import { fromScores } from './scoreFamily'

export const scoreCam: Method = {
  ...scoreCamCard,
  explain: (probe, params) => fromScores(probe, params, (channels) => [{ channels, gain: 1 }]),
}
