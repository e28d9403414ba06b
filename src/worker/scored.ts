// Scores that a stopped run had found: the same run, asked for again, goes on where it was stopped. Numbers alone are
// kept, no tensors, and only as long as the picture and the model are the same.
import type { MaskBatch, OpenScorers, Progress, Scorer } from '../engine/types'

/** What a run has come to so far. */
export interface Scored {
  /** By the number of the job within its run, the batch's gain and noise, and the mask. */
  readonly scores: Map<string, number>
  /** Milliseconds that were spent on it, each time that it ran. */
  ms: number
  /** Since it goes on: how many scores it did not ask for again, and how many it asked for. */
  reused: number
  fresh: number
  /** How many scores were known when it began or went on. */
  before: number
  /** How many scores the jobs of this run had come to before the one that runs. */
  ended: number
}

const RUNS = 4

/** This run so far: one of the last few that did not end. */
export function keepScored(runs: Map<string, Scored>, run: string): Scored {
  const { scores = new Map<string, number>(), ms = 0 } = runs.get(run) ?? {}
  const known = { scores, ms, reused: 0, fresh: 0, before: scores.size, ended: 0 }
  runs.delete(run)
  runs.set(run, known)
  for (const old of [...runs.keys()].slice(0, -RUNS)) runs.delete(old)
  return known
}

/**
 * What is told of the run: a map so far is none until it is made of as many scores as were known when the run went on,
 * for whoever stops it then would be left with less than there was.
 */
export function withoutLess({ before, ended, reused, fresh }: Scored, progress: Progress): Progress {
  const { partial, ...told } = progress
  const enough = partial && ended + progress.done >= before
  return { ...told, ...(enough && { partial }), ...(reused > 0 && { fresh }) }
}

/** The same scorers, which ask for no score twice. */
export function remembering(known: Scored, open: OpenScorers): OpenScorers {
  let jobs = 0
  return async (job) => {
    const number = jobs
    jobs += 1
    known.ended = known.reused + known.fresh
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
