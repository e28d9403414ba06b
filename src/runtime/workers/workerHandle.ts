// A started worker as this side sees it, whatever kind of thread is behind it.
import type { Endpoint } from 'comlink'
import { type Beat, isBeat } from './beat'

export interface WorkerHandle {
  readonly endpoint: Endpoint
  terminate(): void
  /** Calls back when the worker can no longer answer, with a clause that says why. */
  onDeath(died: (why: string) => void): void
  /** Calls back at each sign of life. */
  onBeat?(heard: (beat: Beat) => void): void
}

/** Of a browser's worker. An uncaught error counts as death: what waited for it would wait for ever. */
export function holdWorker(worker: Worker): WorkerHandle {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(died) {
      worker.addEventListener('error', (e) =>
        died(e.message ? `it failed with "${e.message}"` : 'its script did not load'),
      )
      worker.addEventListener('messageerror', () => died('a message to it could not be read'))
    },
    onBeat: (heard) => worker.addEventListener('message', ({ data }) => isBeat(data) && heard(data)),
  }
}
