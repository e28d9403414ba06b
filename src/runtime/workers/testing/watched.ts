// A worker that beats when a test tells it to, and who watches over it; for fake timers.
import type { Endpoint } from 'comlink'
import { vi } from 'vitest'
import { failure } from '../../../errors'
import type { Beat } from '../beat'
import { deathWatch } from '../deathWatch'
import type { Watching } from '../pulse'
import type { WorkerHandle } from '../workerHandle'

export function watched(watching: Watching = {}) {
  let hear = (_: Beat) => {}
  let ended = 0
  const worker: WorkerHandle = {
    endpoint: {} as Endpoint,
    terminate: () => void ended++,
    onDeath: () => {},
    onBeat: (heard) => {
      hear = heard
    },
  }
  const watch = deathWatch(worker, (why) => failure('WorkerLost', `It stopped because ${why}.`), watching)
  const beat = (more: Partial<Beat> = {}) => hear({ heartbeat: true, lock: null, longest: 0, ...more })
  return { watch, beat: () => beat(), beatWith: beat, ended: () => ended }
}

export const never = () => new Promise<never>(() => {})
export const seconds = (count: number) => vi.advanceTimersByTimeAsync(1000 * count)
