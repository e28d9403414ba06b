// Score-CAM and its kin differ only in the batches of masks that they have scored. The map so far, and a draft, stand for
// the masks that were not scored by what they are thought to score; the finished map knows nothing of that. A draft ends
// as soon as its map is very likely much like the finished one.
import { codeFor } from '../../../errors'
import type { Answer, MaskBatch, Probe, Stages } from '../../types'
import { distinctMasks } from './distinctMasks'
import type { MaskOrder } from './maskOrder'
import { meanScores, type Stage } from './meanScores'
import { keepChannels, softmaxWeights } from './scoreWeights'

interface Family {
  readonly params: { readonly cskip: number; readonly draft: boolean }
  /** Asks for every mask as often as every other, in the same order each time. */
  readonly batches: (indices: readonly number[]) => readonly MaskBatch[]
  /** False where each channel has noise of its own. */
  readonly same?: boolean
}

/** The score of the untouched picture is not taken off: a constant cannot change a softmax. */
export async function fromScores(probe: Probe, { params, batches, same = true }: Family): Promise<Answer> {
  const { channels, notes } = await keepChannels(probe, params)
  const { indices, places, columns } = await distinctMasks(probe, channels, same)
  const all = indices.length
  const { openMaskOrder } = await codeFor('Score-CAM', () => import('./maskOrder'))
  const order = openMaskOrder({ columns, grid: gridOf(probe), shared: countsOf(places, all) })
  const stages: Stage[] = []
  const runs = batches(indices.slice(0, 1)).length
  const means = (scores: Float32Array) => meanScores(scores, stages, { runs, masks: all })
  const weights = (scores: Float64Array) => {
    const each = places.map((place) => scores[place] ?? Number.NaN)
    return { weights: softmaxWeights(each, channels, probe.layer.channels) }
  }
  const asked: Stages = {
    get total() {
      return runs * (params.draft ? Math.max(leastOf(all), order.asked.length) : all)
    },
    next(scores, together) {
      const start = order.asked.length
      const known = means(scores)
      if (params.draft && isEnough(order, known)) return []
      // A draft is the same on every device.
      const end = stageEnd({ all, start, least: params.draft ? 1 : Math.ceil(together / runs) })
      const chosen = order.next(known, end - start)
      stages.push({ places: chosen, start: start * runs })
      return chosen.length === 0 ? [] : batches(chosen.map((place) => indices[place] ?? 0))
    },
  }
  const partial = (done: Float32Array) => weights(order.filled(means(done)))
  const found = means(await probe.scores(asked, { partial }))
  const scored = order.asked.length
  const said = draftNote(scored, all)
  const answer = weights(params.draft ? guessed(found, order) : found)
  return { ...answer, scored: scored / all, notes: [...notes, ...said] }
}

/** Correlation with the finished map. */
const ENOUGH = 0.95

/** Whether a draft may end here. */
function isEnough(order: MaskOrder, scores: Float64Array): boolean {
  const { length } = order.asked
  if (length < leastOf(scores.length)) return false
  return length >= mostOf(scores.length) || order.likeness(scores) >= ENOUGH
}

/** Only of masks that nobody has scored: a score that is no number stays none. */
function guessed(scores: Float64Array, order: MaskOrder): Float64Array {
  const filled = order.filled(scores)
  for (const place of order.asked) filled[place] = scores[place] ?? Number.NaN
  return filled
}

const gridOf = (probe: Probe): readonly [number, number] => {
  const [, h, w] = probe.activations().shape
  return [h, w]
}

function countsOf(places: readonly number[], masks: number): number[] {
  const counts = Array.from({ length: masks }, () => 0)
  for (const place of places) counts[place] = (counts[place] ?? 0) + 1
  return counts
}

/** Masks of a draft. */
const leastOf = (masks: number) => shareOf(masks, 0.1)
const mostOf = (masks: number) => shareOf(masks, 0.75)

const shareOf = (masks: number, share: number) => Math.max(Math.min(masks, 4), Math.ceil(masks * share))

interface Progress {
  readonly all: number
  /** Masks asked for before. */
  readonly start: number
  /** Masks that a stage has at least, but for the last one. */
  readonly least: number
}

/** Shares of the masks after which is chosen anew. */
const SHARES = [0.05, 0.1, 0.15, 0.25, 0.35, 0.5, 0.75]

function stageEnd({ all, start, least }: Progress): number {
  const ends = SHARES.map((share) => shareOf(all, share))
  return ends.find((end) => end - start >= least) ?? all
}

function draftNote(scored: number, all: number): string[] {
  if (scored === all) return []
  return [
    `A draft: ${scored} of ${all} masks were scored, the weights of the others are estimates from those.`,
  ]
}
