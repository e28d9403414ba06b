// Score-CAM and its kin differ only in the batches of masks that they have scored.
import type { Answer, MaskBatch, Probe } from '../../types'
import { channelsOf, softmaxWeights } from './scoreWeights'

/**
 * `batches` asks for every channel once or several times, in the same order each time. The score of the
 * untouched picture is not taken off: a constant cannot change a softmax.
 */
export async function fromScores(
  probe: Probe,
  params: { readonly cskip: number },
  batches: (channels: readonly number[]) => readonly MaskBatch[],
): Promise<Answer> {
  const { channels, notes } = await channelsOf(probe, params)
  const weights = (scores: Float32Array) => softmaxWeights(scores, channels, probe.layer.channels)
  return {
    weights: weights(
      await probe.scores(batches(channels), { partial: (done) => ({ weights: weights(done) }) }),
    ),
    notes,
  }
}
