// IS-CAM, arxiv.org/abs/2010.03023: w = softmax_k mean_s S(x * c_s mask_k). torchcam's strengths add up:
// c_s = 1/n + 2/n + ... + s/n, which ends at (n + 1) / 2.
import type { Explain } from '../../types'
import { fromScores } from '../shared/scoreFamily'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe, params) => {
  const n = params.samples
  const gains = Array.from({ length: n }, (_, i) => ((i + 1) * (i + 2)) / (2 * n))
  return fromScores(probe, { params, batches: (indices) => gains.map((gain) => ({ indices, gain })) })
}
