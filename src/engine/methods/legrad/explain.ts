// LeGrad, arxiv.org/abs/2404.03214, as torchcam 0.5 computes it: positive gradients of each block's own score at its
// attention, averaged over heads and queries, the keys that stand for no place dropped, averaged over the blocks.
import { add, dispose, div, mean, relu, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import { foldTokens } from '../shared/attentionGrid'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const attention = probe.attention()
  const count = attention.shares.length
  let sum: Tensor | null = null
  try {
    for (let block = 0; block < count; block++) {
      const gradient = probe.attentionGradient(block)
      const keys: Tensor = tidy(() => {
        const own = mean(relu(gradient), [0, 1])
        return sum ? add(sum, own) : own
      })
      dispose([gradient, ...(sum ? [sum] : [])])
      sum = keys
      await probe.step(block + 1, count)
    }
    return { map: tidy(() => foldTokens(div(sum as Tensor, count), attention.layer)) }
  } finally {
    if (sum) dispose(sum)
  }
}
