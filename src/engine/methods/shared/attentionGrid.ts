// Values of the keys [tokens] as a map [h, w]: tokens that stand for no place are dropped.
import { reshape, slice, type Tensor } from '@tensorflow/tfjs-core'
import type { Layer } from '../../types'

export function foldTokens(keys: Tensor, { height, width, skip }: Layer): Tensor {
  return reshape(slice(keys, [skip], [height * width]), [height, width])
}
