// Score-CAM and its kin differ only in the batches of masks that they have scored.
import type { Answer, MaskBatch, Probe } from '../../types'
import { distinctMasks, scoresOfAll } from './distinctMasks'
import { channelsOf, softmaxWeights } from './scoreWeights'

interface Family {
  readonly params: { readonly cskip: number }
  /** Asks for every mask once or several times, in the same order each time. */
  readonly batches: (indices: readonly number[]) => readonly MaskBatch[]
  /** False where each channel has noise of its own. */
  readonly same?: boolean
}

/** The score of the untouched picture is not taken off: a constant cannot change a softmax. */
export async function fromScores(probe: Probe, { params, batches, same = true }: Family): Promise<Answer> {
  const { channels, notes } = await channelsOf(probe, params)
  const masks = await distinctMasks(probe, channels, same)
  const weights = (scores: Float32Array) =>
    softmaxWeights(scoresOfAll(scores, masks), channels, probe.layer.channels)
  const partial = (done: Float32Array) => ({ weights: weights(done) })
  return { weights: weights(await probe.scores(batches(masks.indices), { partial })), notes }
}
