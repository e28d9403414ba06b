// Work at rest under which a worker died: it is done once more, on the next worker, and after the second death no more.
import { isNamed } from '../errors'

export interface Deaths {
  /** False where this work has ended two workers. */
  may(key: string): boolean
  /** Whether this failure is to be said: it is no death, or no first one. */
  tells(key: string, error: unknown): boolean
}

export function openDeaths(): Deaths {
  const counts = new Map<string, number>()
  const count = (key: string) => counts.get(key) ?? 0
  return {
    may: (key) => count(key) < 2,
    tells(key, error) {
      if (isNamed(error, 'AbortError')) return false
      if (!isNamed(error, 'WorkerLost')) return true
      counts.set(key, count(key) + 1)
      return count(key) > 1
    },
  }
}
