// Scores that a stopped run had found: the same run, asked for again, goes on where it was stopped. Numbers alone are
// kept, no tensors, and only as long as the picture and the model are the same.
import type { MaskBatch, OpenScorers, Scorer } from '../engine/types'

/** What a run has come to so far. */
export interface Scored {
  /** By the number of the job within its run, the batch's gain and noise, and the mask. */
  readonly scores: Map<string, number>
  /** Milliseconds that were spent on it, each time that it ran. */
  ms: number
  /** Since it goes on: how many scores it did not ask for again, and how many it asked for. */
  reused: number
  fresh: number
}

const RUNS = 4

/** This run so far: one of the last few that did not end. */
export function keepScored(runs: Map<string, Scored>, run: string): Scored {
  const known = { scores: new Map<string, number>(), ms: 0, ...runs.get(run), reused: 0, fresh: 0 }
  runs.delete(run)
  runs.set(run, known)
  for (const old of [...runs.keys()].slice(0, -RUNS)) runs.delete(old)
  return known
}

/** The same scorers, which ask for no score twice. */
export function remembering(known: Scored, open: OpenScorers): OpenScorers {
  let jobs = 0
  return async (job) => {
    const number = jobs
    jobs += 1
    const opened = await open(job)
    return { ...opened, scorers: opened.scorers.map((scorer) => once(scorer, known, number)) }
  }
}

function once(scorer: Scorer, known: Scored, job: number): Scorer {
  return {
    // It may change while the quickest chunk is looked for.
    get chunk() {
      return scorer.chunk
    },
    ...(scorer.spare && { spare: true }),
    async score(batch) {
      const keys = keysOf(batch, job)
      const found = keys?.map((key) => known.scores.get(key) ?? Number.NaN)
      if (found && !found.some(Number.isNaN)) {
        known.reused += found.length
        return Float32Array.from(found)
      }
      const scores = await scorer.score(batch)
      known.fresh += scores.length
      keys?.forEach((key, i) => {
        known.scores.set(key, scores[i] ?? Number.NaN)
      })
      return scores
    },
  }
}

/** Null where the noise was given as numbers. */
function keysOf({ indices, gain, noise }: MaskBatch, job: number): readonly string[] | null {
  if (noise instanceof Float32Array) return null
  const kind = [job, gain, noise?.seed, noise?.std].join(' ')
  return indices.map((index) => `${kind} ${index}`)
}
