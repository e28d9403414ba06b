// Long plain code lets its caller report and cancel: every so many milliseconds, however long one of its steps takes.

/** Awaited between steps; cancels by throwing. */
export type After = (done: number, total: number) => Promise<void>

/** Short enough that Stop takes effect at once, long enough that awaiting costs nothing. */
const EVERY_MS = 50

/** Undefined while there is nothing to wait for: `const pause = pace(i, n); if (pause) await pause`. */
export type Pace = (done: number, total: number) => Promise<void> | undefined

/** Calls `after` when 50 ms have passed since it was called last, however often it is asked. */
export function paceOf(after: After): Pace {
  let last = Date.now()
  return (done, total) => {
    if (Date.now() - last < EVERY_MS) return undefined
    return after(done, total).then(() => {
      last = Date.now()
    })
  }
}
