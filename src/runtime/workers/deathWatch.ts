// Who waits for a worker waits on its death watch: a call to a dead worker never settles by itself. Death is an
// uncaught error, the end of the thread, or silence where a live worker beats.
import { whenReleased } from './lifeLock'
import { whenSilent } from './lifeThread'
import { takePulse, type Watching, type Work } from './pulse'
import type { WorkerHandle } from './workerHandle'

export interface Hold {
  /** Whether the work may take long without a sign of life: it compiles, reads or opens. */
  readonly long?: boolean
  /** Whether it is what this worker has done before: its kernels take no longer than they took. */
  readonly alike?: boolean
  /** Called off: nobody is patient any more with what does not end by itself. */
  readonly signal?: AbortSignal | undefined
}

export interface DeathWatch {
  /** Settles as the work does, or fails when the worker dies. */
  hold<T>(work: Promise<T>, how?: Hold): Promise<T>
  /** Terminates the worker and fails what waits for it. */
  cut(error: Error): void
  dead(): boolean
}

/** @param onDeath makes the error that everything waiting gets */
export function deathWatch(
  worker: WorkerHandle,
  onDeath: (why: string) => Error,
  watching: Watching = {},
): DeathWatch {
  const waiting = new Map<(error: Error) => void, Hold>()
  let death: Error | null = null
  let release = () => {}
  const silent = (seconds: number) => died(`it has given no sign of life for ${seconds} seconds`)
  const pulse = takePulse(silent, worker.onBeat ? watching : { loading: Number.POSITIVE_INFINITY })
  const cut = (error: Error) => {
    if (death) return
    death = error
    pulse.stop()
    release()
    worker.terminate()
    for (const fail of waiting.keys()) fail(error)
  }
  const died = (why: string) => {
    if (!death) cut(onDeath(why))
  }
  worker.onDeath(died)
  const ended = () => died('it ended')
  let bound = false
  worker.onBeat?.(({ lock, thread, longest, silence }) => {
    pulse.beat(longest, silence)
    if (bound || death) return
    bound = lock !== null || thread !== undefined
    if (lock !== null) release = whenReleased(lock, ended)
    else if (thread) release = whenSilent(thread, ended)
  })
  const expect = () => pulse.expect(expected([...waiting.values()]))
  return {
    cut,
    dead: () => death !== null,
    hold: (work, how = {}) =>
      new Promise((resolve, reject) => {
        if (death) {
          work.catch(() => undefined)
          return reject(death)
        }
        waiting.set(reject, how)
        how.signal?.addEventListener('abort', expect)
        expect()
        work.then(resolve, reject).finally(() => {
          waiting.delete(reject)
          how.signal?.removeEventListener('abort', expect)
          expect()
        })
      }),
  }
}

function expected(holds: readonly Hold[]): Work {
  const wanted = holds.filter(({ signal }) => !signal?.aborted)
  if (wanted.some(({ long }) => long)) return 'long'
  if (wanted.length === 0) return 'idle'
  return wanted.every(({ alike }) => alike) ? 'alike' : 'usual'
}
