// What is read of attention [tokens, tokens]: the row of the class token, or the mean of all where there is none.
import { mean, reshape, slice, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from '../../types'

export function queryRow(shares: Tensor2D, { skip }: Layer): Tensor {
  const tokens = shares.shape[1]
  return skip > 0 ? reshape(slice(shares, [0, 0], [1, tokens]), [tokens]) : mean(shares, 0)
}
