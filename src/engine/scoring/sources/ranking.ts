// Masks that show or hide the first pixels of an order: deletion, insertion, the brightest tenth.
import { cast, less, mul, reshape, sub, type Tensor4D, tensor, tidy } from '@tensorflow/tfjs-core'
import type { MaskSource } from '../../types'
import type { OpenSource } from './openSource'

type Ranking = Extract<MaskSource, { kind: 'ranking' }>

/** Mask i is 1 on the pixels of ranks 0 to i - 1 (`first`), or on all others (`rest`). */
export function openRanking(
  { ranks, show }: Ranking,
  [height, width]: readonly [number, number],
): OpenSource {
  const order = tensor(ranks, [1, height, width, 1])
  return {
    masks: (indices) =>
      tidy(() => {
        const counts = reshape(tensor([...indices], [indices.length], 'float32'), [-1, 1, 1, 1])
        // Times one: a boolean handed on as it is stays one on WebGPU.
        const first = mul(cast(less(order, counts), 'float32'), 1) as Tensor4D
        return show === 'first' ? first : (sub(1, first) as Tensor4D)
      }),
    dispose: () => order.dispose(),
  }
}
