// RandomCAM, github.com/jacobgil/pytorch-grad-cam: weights by chance, uniform in [-1, 1].
import { tensor4d } from '@tensorflow/tfjs-core'
import { uniforms } from '../../scoring/random'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe, params) => {
  const next = uniforms(params.seed)
  const { channels } = probe.layer
  const weights = Float32Array.from({ length: channels }, () => 2 * next() - 1)
  return { weights: tensor4d(weights, [1, 1, 1, channels]) }
}
