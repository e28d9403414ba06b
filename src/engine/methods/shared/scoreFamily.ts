// Score-CAM and its kin differ only in the batches of masks that they have scored.
import type { Answer, MaskBatch, Probe } from '../../types'
import { distinctMasks, scoresOfAll } from './distinctMasks'
import { keepChannels, softmaxWeights } from './scoreWeights'

interface Family {
  readonly params: { readonly cskip: number; readonly draft: boolean }
  /** Asks for every mask once or several times, in the same order each time. */
  readonly batches: (indices: readonly number[]) => readonly MaskBatch[]
  /** False where each channel has noise of its own. */
  readonly same?: boolean
}

/** The score of the untouched picture is not taken off: a constant cannot change a softmax. */
export async function fromScores(probe: Probe, { params, batches, same = true }: Family): Promise<Answer> {
  const { channels, notes } = await keepChannels(probe, params)
  const masks = await distinctMasks(probe, channels, same)
  const indices = params.draft ? masks.indices.slice(0, tenthOf(masks.indices.length)) : masks.indices
  const weights = (scores: Float32Array) =>
    softmaxWeights(scoresOfAll(scores, { ...masks, indices }), channels, probe.layer.channels)
  const partial = (done: Float32Array) => ({ weights: weights(done) })
  const begin = Date.now()
  const scores = await probe.scores(batches(indices), { partial })
  const scored = [indices.length, masks.indices.length] as const
  return { weights: weights(scores), notes: [...notes, ...draftNote(scored, Date.now() - begin)] }
}

/** After a tenth, in the order of their peaks, the map so far is close to the finished one. */
const tenthOf = (masks: number) => Math.max(Math.min(masks, 4), Math.ceil(masks / 10))

function draftNote([scored, all]: readonly [number, number], ms: number): string[] {
  if (scored === all) return []
  const seconds = Math.max(1, Math.round((ms * all) / scored / 1000))
  return [`A draft, made of ${scored} of ${all} masks; all of them take about ${seconds} s here.`]
}
