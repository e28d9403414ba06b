// Attention rollout, arxiv.org/abs/2005.00928: R = R_B ... R_1, R_b = (mean over heads of A_b + I) / 2. Without a class
// token the mean of all rows.
import { add, eye, matMul, mean, mul, type Tensor2D, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { foldTokens } from '../shared/attentionGrid'
import { queryRow } from '../shared/queryRow'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const { shares, layer } = probe.attention()
  const map = tidy(() => {
    const tokens = shares[0]?.shape[1] ?? 1
    const rolled = shares.reduce<Tensor2D>((before, own) => {
      const mixed = mul(add(mean(own, 0), eye(tokens)), 0.5)
      return matMul(mixed as Tensor2D, before)
    }, eye(tokens))
    return foldTokens(queryRow(rolled, layer), layer)
  })
  return { map }
}
