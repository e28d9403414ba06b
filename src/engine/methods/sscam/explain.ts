// SS-CAM, arxiv.org/abs/2006.14255: w = softmax_k mean_i S(x * (mask_k + noise_i)).
import { failure } from '../../../errors'
import type { Explain, MaskBatch, ParamsOf, Probe } from '../../types'
import { fromScores } from '../shared/scoreFamily'
import type { card } from './card'

export const explain: Explain<typeof card> = (probe, params) => {
  const count = params.samples
  const noise = probe.injected ? injected(probe, count) : drawn(params)
  const batches = (indices: readonly number[]) =>
    Array.from({ length: count }, (_, i) => ({ indices, gain: 1, noise: noise(i, indices) }))
  return fromScores(probe, { params, batches, same: false })
}

type Noise = (sample: number, channels: readonly number[]) => NonNullable<MaskBatch['noise']>

function drawn(params: ParamsOf<typeof card>): Noise {
  return (sample) => ({ seed: params.seed * 1000 + sample, std: params.std })
}

/** Of [samples, N, K, H, W], already times the standard deviation; the first of N. */
function injected({ injected: given, layer, picture }: Probe, count: number): Noise {
  const [, height, width] = picture.shape
  const pixels = height * width
  const [samples = 0, n = 0, k = 0] = given?.shape ?? []
  if (
    !given ||
    samples < count ||
    n < 1 ||
    k !== layer.channels ||
    given.data.length !== samples * n * k * pixels
  )
    throw failure(
      'BadRecipe',
      `The noise must have the shape [${count}, 1, ${layer.channels}, ${height}, ${width}], not [${given?.shape.join(', ')}].`,
    )
  return (sample, channels) => {
    const values = new Float32Array(channels.length * pixels)
    channels.forEach((channel, i) => {
      const start = (sample * n * k + channel) * pixels
      values.set(given.data.subarray(start, start + pixels), i * pixels)
    })
    return values
  }
}
