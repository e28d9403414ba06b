// What is read of attention [tokens, tokens]: the row of the class token, of detection tokens the mean of theirs, or the
// mean of all where there are neither.
import { mean, reshape, slice, type Tensor, type Tensor2D } from '@tensorflow/tfjs-core'
import type { Layer } from '../../types'

export function queryRow(shares: Tensor2D, { skip, after = 0 }: Layer): Tensor {
  const tokens = shares.shape[1]
  if (after > 0) return mean(slice(shares, [tokens - after, 0], [after, tokens]), 0)
  return skip > 0 ? reshape(slice(shares, [0, 0], [1, tokens]), [tokens]) : mean(shares, 0)
}
