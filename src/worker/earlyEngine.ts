// An engine's worker that starts before the page's own code is here, which then takes it over with all it said.
import { startWorker } from '../runtime/startWorker'
import { type Beat, isBeat } from '../runtime/workers/beat'
import { holdWorker, type WorkerHandle } from '../runtime/workers/workerHandle'

export interface EarlyEngine {
  /** The worker, once; null where there is none, where it was taken, or where it has failed by now. */
  take(): WorkerHandle | null
}

/** @param start gives a worker that nobody else listens to */
export function openEarly(start: () => Worker): EarlyEngine {
  let worker: Worker | null = start()
  const beats: Beat[] = []
  const hear = ({ data }: MessageEvent) => void (isBeat(data) && beats.push(data))
  const fail = () => {
    worker?.terminate()
    worker = null
  }
  worker.addEventListener('message', hear)
  worker.addEventListener('error', fail)
  return {
    take() {
      const taken = worker
      worker = null
      if (!taken) return null
      taken.removeEventListener('message', hear)
      taken.removeEventListener('error', fail)
      const held = holdWorker(taken)
      return {
        ...held,
        onBeat(heard) {
          for (const beat of beats) heard(beat)
          held.onBeat?.(heard)
        },
      }
    },
  }
}

let early: EarlyEngine | null = null

/** Call once the policies that bind the page stand: the worker inherits what binds it then. */
export function startEarly(script: string): void {
  early = openEarly(() => startWorker(script, 'engine'))
}

export const takeEarly = (): WorkerHandle | null => early?.take() ?? null
