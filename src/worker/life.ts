// One engine worker after another: begun, called, dead. A call to a dead worker never settles by itself, so each call
// waits on the worker's death watch as well.
import { type Remote, wrap } from 'comlink'
import { failure } from '../errors'
import { type DeathWatch, deathWatch, type Hold } from '../runtime/workers/deathWatch'
import type { WorkerHandle } from '../runtime/workers/workerHandle'
import type { Host } from './api'

export type Send<T> = (host: Remote<Host>) => Promise<T>

interface Life {
  readonly host: Remote<Host>
  readonly watch: DeathWatch
  /** Settles when the worker is done with all that was sent to it. */
  queue: Promise<unknown>
}

export const stopped = () => failure('AbortError', 'The run was stopped.')

export interface LifeEvents {
  /** The worker has not stirred for ten seconds, and is given so many more; null once it stirs again or is gone. */
  readonly slow?: (left: number | null) => void
  /** The worker is gone, and was not closed: what waited for it fails with WorkerLost. */
  readonly lost?: () => void
}

export function openLife(spawn: () => WorkerHandle, { slow = () => {}, lost = () => {} }: LifeEvents) {
  let life: Life | null = null
  const died = (why: string) => {
    life = null
    lost()
    return failure('WorkerLost', `The engine stopped because ${why}; try again or reload the page.`)
  }
  const withLife = <T>(use: (life: Life) => Promise<T>): Promise<T> =>
    life ? use(life) : Promise.reject(failure('WorkerLost', 'The engine is not running; reload the page.'))
  return {
    begin() {
      if (life) return
      const worker = spawn()
      const watch = deathWatch(worker, died, { slow })
      life = { host: wrap<Host>(worker.endpoint), watch, queue: Promise.resolve() }
    },
    /** After all calls before it. */
    call: <T>(send: Send<T>, how: Hold = {}): Promise<T> =>
      withLife((present) => unlessAborted(inTurn(present, send, how), how.signal)),
    /** Past the calls that wait. */
    now: <T>(send: Send<T>): Promise<T> => withLife(({ host, watch }) => watch.hold(send(host))),
    giveUp() {
      life?.watch.cut(died('it was given up'))
    },
    close() {
      life?.watch.cut(failure('WorkerLost', 'The engine was closed; reload the page.'))
      life = null
    },
  }
}

function inTurn<T>(life: Life, send: Send<T>, how: Hold): Promise<T> {
  const work = life.queue.then(() => {
    if (how.signal?.aborted) throw stopped()
    return stoppable(life.host, send(life.host), how.signal)
  })
  const held = life.watch.hold(work, how)
  life.queue = held.catch(() => undefined)
  return held
}

/** The worker works on one call at a time: what is stopped is this one, or it is over already. */
function stoppable<T>(host: Remote<Host>, work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  // To a worker that has died in the meantime it does not matter.
  const stop = () => void host.stop().catch(() => undefined)
  signal?.addEventListener('abort', stop, { once: true })
  return work.finally(() => signal?.removeEventListener('abort', stop))
}

function unlessAborted<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work
  return new Promise((resolve, reject) => {
    const stop = () => reject(stopped())
    if (signal.aborted) stop()
    signal.addEventListener('abort', stop, { once: true })
    work.then(resolve, reject).finally(() => signal.removeEventListener('abort', stop))
  })
}
