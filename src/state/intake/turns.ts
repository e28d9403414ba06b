// What was given later wins, part by part, however long the sorting of each takes; all of it can be stopped.
import type { Store } from '../store'

export interface Sorting {
  /** "Fetching cat.jpg". */
  readonly what: string
  /** Bytes. */
  readonly loaded: number
  readonly total: number | null
}

export type Part = 'picture' | 'model' | 'recipe'

export interface Turn {
  readonly signal: AbortSignal
  /** Says on the page what is being done. */
  show(sorting: Sorting): void
  /** True where nothing newer has taken this part; then it is this turn's. */
  takes(part: Part): boolean
  end(): void
}

export interface Turns {
  begin(sorting: Sorting): Turn
  /** Somebody chose this part otherwise: what is still under way no longer sets it. */
  outdate(part: Part): void
  /** False where nothing was under way. */
  stop(): boolean
}

export function openTurns(store: Store): Turns {
  const running = new Map<number, AbortController>()
  const last: Record<Part, number> = { picture: 0, model: 0, recipe: 0 }
  let count = 0
  const end = (number: number) => {
    if (running.delete(number) && running.size === 0) store.setState({ sorting: null })
  }
  return {
    begin(sorting) {
      count += 1
      const number = count
      const abort = new AbortController()
      running.set(number, abort)
      store.setState({ sorting })
      return {
        signal: abort.signal,
        show: (now) => {
          if (running.has(number)) store.setState({ sorting: now })
        },
        takes(part) {
          if (abort.signal.aborted || last[part] > number) return false
          last[part] = number
          return true
        },
        end: () => end(number),
      }
    },
    outdate(part) {
      count += 1
      last[part] = count
    },
    stop() {
      const some = running.size > 0
      for (const [number, abort] of [...running]) {
        abort.abort()
        end(number)
      }
      return some
    },
  }
}
