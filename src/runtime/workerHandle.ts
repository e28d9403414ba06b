// A started worker as the client and the pool see it, whatever kind of thread is behind it.
// A call to a dead worker never settles by itself: everything that waits for one waits on its deathWatch.
import type { Endpoint } from 'comlink'

export interface WorkerHandle {
  readonly endpoint: Endpoint
  terminate(): void
  /** Calls back when the worker can no longer answer, with a clause that says why. */
  onDeath(died: (why: string) => void): void
}

/** Of a browser's worker. An uncaught error counts as death: what waited for it would wait for ever. */
export function handleOf(worker: Worker): WorkerHandle {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(died) {
      worker.addEventListener('error', (e) =>
        died(e.message ? `it failed with "${e.message}"` : 'its script did not load'),
      )
      worker.addEventListener('messageerror', () => died('a message to it could not be read'))
    },
  }
}

export interface DeathWatch {
  /** Settles as the work does, or fails when the worker dies. */
  hold<T>(work: Promise<T>): Promise<T>
  /** Terminates the worker and fails what waits for it. */
  cut(error: Error): void
  dead(): boolean
}

/** @param onDeath makes the error that everything waiting gets */
export function deathWatch(line: WorkerHandle, onDeath: (why: string) => Error): DeathWatch {
  const waiting = new Set<(error: Error) => void>()
  let death: Error | null = null
  const cut = (error: Error) => {
    if (death) return
    death = error
    line.terminate()
    for (const fail of waiting) fail(error)
  }
  line.onDeath((why) => cut(onDeath(why)))
  return {
    cut,
    dead: () => death !== null,
    hold: (work) =>
      new Promise((resolve, reject) => {
        if (death) reject(death)
        waiting.add(reject)
        work.then(resolve, reject).finally(() => waiting.delete(reject))
      }),
  }
}
