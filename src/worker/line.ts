// A started worker as the client and the pool see it, whatever kind of thread is behind it.
import type { Endpoint } from 'comlink'

export interface Line {
  readonly endpoint: Endpoint
  terminate(): void
  /** Calls back once when the worker can no longer answer, with a sentence that says why. */
  onDeath(died: (why: string) => void): void
}

/** Of a browser's worker. An uncaught error counts as death: what waited for it would wait for ever. */
export function lineOf(worker: Worker): Line {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(died) {
      const dead = (why: string) => {
        worker.terminate()
        died(why)
      }
      worker.addEventListener('error', (e) =>
        dead(e.message ? `it failed with "${e.message}"` : 'it did not load'),
      )
      worker.addEventListener('messageerror', () => dead('a message could not be read'))
    },
  }
}
