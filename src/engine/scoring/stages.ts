// Masks that are asked for in stages: which come next may depend on the scores before.
import type { MaskBatch, Scorer, Stages } from '../types'
import { type AfterChunk, spread } from './spread'

/** As `spread`, stage after stage; `after` sees all scores, NaN where not known yet, and how many there will be at least. */
export async function spreadStages(
  stages: Stages,
  scorers: readonly Scorer[],
  after: AfterChunk,
): Promise<Float32Array> {
  const able = scorers.map(withMemory)
  const together = () => able.reduce((sum, { chunk }) => sum + chunk, 0)
  let scores = new Float32Array()
  let known = 0
  for (;;) {
    const batches = stages.next(scores, together())
    if (batches.length === 0) return scores.subarray(0, known)
    const { total } = stages
    const start = known
    scores = lengthened(scores, total)
    const all = scores
    const found = await spread(batches, able, async (done, _ofStage, values) => {
      all.set(values, start)
      await after(start + done, total, all)
    })
    scores.set(found, start)
    known += found.length
  }
}

function lengthened(scores: Float32Array<ArrayBuffer>, length: number): Float32Array<ArrayBuffer> {
  if (scores.length >= length) return scores
  const longer = new Float32Array(length).fill(Number.NaN)
  longer.set(scores)
  return longer
}

/** A spare one that failed in one stage is asked for nothing in the next. */
function withMemory(scorer: Scorer): Scorer {
  if (!scorer.spare) return scorer
  let failed: { readonly error: unknown } | null = null
  return {
    get chunk() {
      return scorer.chunk
    },
    spare: true,
    async score(batch: MaskBatch) {
      if (failed) throw failed.error
      try {
        return await scorer.score(batch)
      } catch (error) {
        failed = { error }
        throw error
      }
    },
  }
}
