// What a draft takes at least that is asked for while the whole map is being made.

interface Progress {
  readonly done: number
  readonly total: number
  /** What was done since the first report, and in how many milliseconds. */
  readonly pace: { readonly steps: number; readonly ms: number }
}

/** Of the work, at least; what is done counts. */
const DRAFT = 0.1

/** Milliseconds, at least a second, until a tenth of the work is done; 0 where it is. */
export function draftLeft({ done, total, pace }: Progress): number {
  const left = Math.ceil(total * DRAFT) - done
  return left > 0 && pace.steps > 0 ? Math.max(1000, (left * pace.ms) / pace.steps) : 0
}
