// The model that is wanted next, read while its backend still opens.
import type { LoadProgress, ModelSource } from './api'
import { type Read, type Reading, readSource } from './openSource'

type Report = (progress: LoadProgress) => void | Promise<void>

interface Ahead {
  readonly id: string
  readonly read: Promise<Read>
  readonly ending: AbortController
  tell: Report
}

export interface ReadAhead {
  /** Of an address; files that were dropped are here already. What was begun before is given up. */
  begin(source: ModelSource): void
  /** What was begun of this source, which goes on for its new owner; else null, and it is given up. */
  take(reading: Reading, tell: Report): Promise<Read> | null
}

export function openReadAhead(caches: CacheStorage | undefined): ReadAhead {
  let ahead: Ahead | null = null
  const giveUp = (left: Ahead | null) => {
    left?.ending.abort()
    left?.read.then(({ kept }) => kept.settle(false)).catch(() => undefined)
  }
  return {
    begin(source) {
      giveUp(ahead)
      ahead = source.kind === 'url' ? start(source, caches) : null
    },
    take({ source, signal }, tell) {
      const taken = ahead
      ahead = null
      if (taken?.id !== JSON.stringify(source)) {
        giveUp(taken)
        return null
      }
      taken.tell = tell
      const stop = () => taken.ending.abort(signal.reason)
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      return taken.read.finally(() => signal.removeEventListener('abort', stop))
    },
  }
}

function start(source: ModelSource, caches: CacheStorage | undefined): Ahead {
  const ending = new AbortController()
  const begun: Omit<Ahead, 'read'> = { id: JSON.stringify(source), ending, tell: () => {} }
  const read = readSource({ source, caches, signal: ending.signal }, (progress) => begun.tell(progress))
  // Whoever takes it hears of it; where nobody does, nobody wanted it.
  read.catch(() => undefined)
  return Object.assign(begun, { read })
}
