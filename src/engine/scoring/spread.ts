// Spreads mask batches over scorers as they become free, and puts the scores in the order asked.
import type { MaskBatch, Scorer } from '../types'

interface Piece {
  /** Place of its first score among all. */
  readonly start: number
  readonly batch: MaskBatch
}

/** Called after each chunk, one call at a time; what it throws ends the run. */
export type AfterChunk = (done: number, total: number, scores: Float32Array) => Promise<void>

/**
 * Scores not known yet are NaN in what `after` sees. At most two chunks are under way at a scorer. A spare scorer
 * that fails gives its chunk back and gets no other.
 */
export async function spread(
  batches: readonly MaskBatch[],
  scorers: readonly Scorer[],
  after: AfterChunk,
): Promise<Float32Array> {
  const total = batches.reduce((sum, batch) => sum + batch.indices.length, 0)
  const scores = new Float32Array(total).fill(Number.NaN)
  const queue = openQueue(batches)
  const lost = new Map<Scorer, unknown>()
  let done = 0
  let stopped = false
  let told = Promise.resolve()
  const scored = async (piece: Piece, values: Float32Array): Promise<void> => {
    scores.set(values, piece.start)
    done += values.length
    const now = done
    told = told.then(() => (stopped ? undefined : after(now, total, scores)))
    await told
  }
  const lane = async (scorer: Scorer): Promise<void> => {
    try {
      for (let piece = queue.next(scorer.chunk); piece && !stopped; piece = queue.next(scorer.chunk)) {
        const values = await scoredBy(scorer, piece, lost)
        if (!values) return queue.giveBack(piece)
        await scored(piece, values)
      }
    } catch (error) {
      stopped = true
      throw error
    }
  }
  // A chunk may come back when the others have run out of work: they go on.
  while (queue.waits()) {
    const able = scorers.filter((scorer) => !lost.has(scorer))
    if (able.length === 0) throw [...lost.values()][0]
    await settle(lanesOf(able).map(lane))
  }
  return scores
}

/** Null where a spare scorer failed. */
async function scoredBy(
  scorer: Scorer,
  { batch }: Piece,
  lost: Map<Scorer, unknown>,
): Promise<Float32Array | null> {
  if (lost.has(scorer)) return null
  try {
    return await scorer.score(batch)
  } catch (error) {
    if (!scorer.spare) throw error
    lost.set(scorer, error)
    return null
  }
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

interface Queue {
  /** A piece of at most `size` masks, in order; null where there is none. */
  next(size: number): Piece | null
  giveBack(piece: Piece): void
  waits(): boolean
}

function openQueue(batches: readonly MaskBatch[]): Queue {
  const waiting: Piece[] = []
  let start = 0
  for (const batch of batches) {
    if (batch.indices.length > 0) waiting.push({ start, batch })
    start += batch.indices.length
  }
  return {
    next(size) {
      const first = waiting.shift()
      if (!first) return null
      if (first.batch.indices.length > size) waiting.unshift(part(first, size))
      return part(first, 0, size)
    },
    giveBack: (piece) => void waiting.unshift(piece),
    waits: () => waiting.length > 0,
  }
}

function part({ start, batch }: Piece, from: number, to = batch.indices.length): Piece {
  const indices = batch.indices.slice(from, to)
  return { start: start + from, batch: { ...batch, indices, ...sliceNoise(batch, from, indices.length) } }
}

function sliceNoise(batch: MaskBatch, from: number, count: number): Pick<MaskBatch, 'noise'> {
  if (!(batch.noise instanceof Float32Array)) return {}
  const pixels = batch.noise.length / batch.indices.length
  return { noise: batch.noise.slice(from * pixels, (from + count) * pixels) }
}
