// A worker that does one thing after another and remembers nothing: started at the first call, and again after a
// death. A call that dies with its worker is made once more.
import { type Remote, wrap } from 'comlink'
import { type DeathWatch, deathWatch, type Hold } from './deathWatch'
import type { WorkerHandle } from './workerHandle'

interface Life<T> {
  readonly host: Remote<T>
  readonly watch: DeathWatch
}

export type Ask<T> = <R>(send: (host: Remote<T>) => Promise<R>, how?: Hold) => Promise<R>

/** @param died makes the error of a call that failed on two workers */
export function openRemote<T>(spawn: () => WorkerHandle, died: (why: string) => Error): Ask<T> {
  let life: Life<T> | null = null
  const alive = (): Life<T> => {
    if (life && !life.watch.dead()) return life
    const worker = spawn()
    life = { host: wrap<T>(worker.endpoint), watch: deathWatch(worker, died) }
    return life
  }
  return async (send, how) => {
    const first = alive()
    try {
      return await first.watch.hold(send(first.host), how)
    } catch (error) {
      if (!first.watch.dead() || how?.signal?.aborted) throw error
      const second = alive()
      return second.watch.hold(send(second.host), how)
    }
  }
}
