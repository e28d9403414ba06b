// A started worker as this side sees it, whatever kind of thread is behind it.
import type { Endpoint } from 'comlink'
import { saysUnfetched } from '../../errors'
import { type Beat, isBeat } from './beat'

export interface WorkerHandle {
  readonly endpoint: Endpoint
  terminate(): void
  /** Calls back when the worker can no longer answer, with a clause that says why. */
  onDeath(died: (why: string) => void): void
  /** Calls back at each sign of life. */
  onBeat?(heard: (beat: Beat) => void): void
}

const NO_CODE = "its code could not be fetched (this device is offline or the page's server is down)"

/** Whether what was asked of it has no part in its death. */
export const lacksCode = (why: string) => why === NO_CODE

/** A script that could not be fetched has no message. */
const whyFailed = (message: string | undefined) =>
  message && !saysUnfetched(message) ? `it failed with "${message}"` : NO_CODE

/** Of a browser's worker. An uncaught error counts as death: what waited for it would wait for ever. */
export function holdWorker(worker: Worker): WorkerHandle {
  return {
    endpoint: worker,
    terminate: () => worker.terminate(),
    onDeath(died) {
      worker.addEventListener('error', ({ message }) => died(whyFailed(message)))
      worker.addEventListener('messageerror', () => died('a message to it could not be read'))
    },
    onBeat: (heard) => worker.addEventListener('message', ({ data }) => isBeat(data) && heard(data)),
  }
}
