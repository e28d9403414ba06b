// Raw attention of the last block, as arxiv.org/abs/2104.14294 shows it, its heads averaged. Without a class token the
// mean of all rows.
import { mean, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import type { Explain } from '../../types'
import { foldTokens } from '../shared/attentionGrid'
import { queryRow } from '../shared/queryRow'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const { shares, layer } = probe.attention()
  const last = shares.at(-1)
  if (!last) throw failure('BadRecipe', 'The model has no attention to show; choose another method.')
  return { map: tidy(() => foldTokens(queryRow(mean(last, 0) as Tensor2D, layer), layer)) }
}
