// Spreads mask batches over scorers as they become free, and puts the scores in the order asked.
import type { MaskBatch, Scorer } from '../types'

interface Piece {
  /** Place of its first score among all. */
  readonly start: number
  readonly batch: MaskBatch
}

/** Called after each chunk, one call at a time; what it throws ends the run. */
export type AfterChunk = (done: number, total: number, scores: Float32Array) => Promise<void>

/** Scores not known yet are NaN in what `after` sees. At most two chunks are under way at a scorer. */
export async function spread(
  batches: readonly MaskBatch[],
  scorers: readonly Scorer[],
  after: AfterChunk,
): Promise<Float32Array> {
  const total = batches.reduce((sum, batch) => sum + batch.indices.length, 0)
  const scores = new Float32Array(total).fill(Number.NaN)
  const next = cutter(batches)
  let [done, stopped, told] = [0, false, Promise.resolve()]
  const lane = async (scorer: Scorer): Promise<void> => {
    try {
      for (let piece = next(scorer.chunk); piece && !stopped; piece = next(scorer.chunk)) {
        const values = await scorer.score(piece.batch)
        scores.set(values, piece.start)
        done += values.length
        const now = done
        told = told.then(() => (stopped ? undefined : after(now, total, scores)))
        await told
      }
    } catch (error) {
      stopped = true
      throw error
    }
  }
  await settle(lanesOf(scorers).map(lane))
  return scores
}

/** One scorer alone gets its next chunk while it works; of several, each keeps a core busy. */
function lanesOf(scorers: readonly Scorer[]): readonly Scorer[] {
  return scorers.length === 1 ? [...scorers, ...scorers] : scorers
}

/** Waits for all, so that nothing works on after a failure; then throws the first one. */
async function settle(lanes: readonly Promise<void>[]): Promise<void> {
  const results = await Promise.allSettled(lanes)
  const failed = results.find((result) => result.status === 'rejected')
  if (failed) throw failed.reason
}

/** Hands out pieces of at most `size` masks, in order. */
function cutter(batches: readonly MaskBatch[]): (size: number) => Piece | null {
  let [index, from, start] = [0, 0, 0]
  return (size) => {
    const batch = batches[index]
    if (!batch) return null
    const indices = batch.indices.slice(from, from + size)
    const piece = { start, batch: { ...batch, indices, ...noiseOf(batch, from, indices.length) } }
    start += indices.length
    from += size
    if (from >= batch.indices.length) [index, from] = [index + 1, 0]
    return piece
  }
}

function noiseOf(batch: MaskBatch, from: number, count: number): Pick<MaskBatch, 'noise'> {
  if (!(batch.noise instanceof Float32Array)) return {}
  const pixels = batch.noise.length / batch.indices.length
  return { noise: batch.noise.slice(from * pixels, (from + count) * pixels) }
}
