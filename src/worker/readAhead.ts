// The model that is wanted next, read while its backend still opens.
import { loadAhead } from '../models/formatCode'
import type { LoadProgress, ModelSource } from './api'
import { type Read, type Reading, readSource } from './openSource'

type Report = (progress: LoadProgress) => void | Promise<void>

interface Ahead {
  readonly id: string
  readonly read: Promise<Read>
  readonly ending: AbortController
  /** How far it is. */
  last: LoadProgress | null
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
      // It may be long before there is more to tell.
      if (taken.last) void tellNow(tell, taken.last).catch((error) => taken.ending.abort(error))
      const stop = () => taken.ending.abort(signal.reason)
      if (signal.aborted) stop()
      signal.addEventListener('abort', stop, { once: true })
      return taken.read.finally(() => signal.removeEventListener('abort', stop))
    },
  }
}

const tellNow = async (tell: Report, progress: LoadProgress) => tell(progress)

function start(source: ModelSource, caches: CacheStorage | undefined): Ahead {
  const ending = new AbortController()
  const begun: Omit<Ahead, 'read'> = { id: JSON.stringify(source), ending, last: null, tell: () => {} }
  const read = readSource({ source, caches, signal: ending.signal }, (progress) => {
    begun.last = progress
    return begun.tell(progress)
  })
  // Whoever takes it hears of it; where nobody does, nobody wanted it. So with what opens it.
  read.then(({ artifacts }) => loadAhead(artifacts.format)).catch(() => undefined)
  return Object.assign(begun, { read })
}
