// Input times gradient, arxiv.org/abs/1605.01713: x dS/dx, summed over the colours.
import { dispose, mul, squeeze, sum, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const gradients = probe.gradientsAt([probe.classifier.input])
  try {
    return { map: tidy(() => squeeze(sum(mul(probe.picture, gradients[0] as Tensor), -1), [0])) }
  } finally {
    dispose(gradients)
  }
}
