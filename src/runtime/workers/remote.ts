// A worker that does one thing after another and remembers nothing: started at the first call, and again after a
// death. A call that dies with its worker is made once more; one that is called off and does not end takes it along.
import { type Remote, wrap } from 'comlink'
import { failure } from '../../errors'
import { type DeathWatch, deathWatch, type Hold } from './deathWatch'
import type { WorkerHandle } from './workerHandle'

interface Life<T> {
  readonly host: Remote<T>
  readonly watch: DeathWatch
}

export type Ask<T> = <R>(send: (host: Remote<T>) => Promise<R>, how?: Hold) => Promise<R>

/** Milliseconds in which what was called off may end by itself; then nobody waits behind it any more. */
const GRACE = 150

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
      return await heldBy(first, send, how)
    } catch (error) {
      if (!first.watch.dead() || how?.signal?.aborted) throw error
      return heldBy(alive(), send, how)
    }
  }
}

async function heldBy<T, R>(
  { host, watch }: Life<T>,
  send: (host: Remote<T>) => Promise<R>,
  how: Hold = {},
): Promise<R> {
  const { signal } = how
  signal?.throwIfAborted()
  let timer: ReturnType<typeof setTimeout> | undefined
  const callOff = () => {
    timer = setTimeout(() => watch.cut(failure('AbortError', 'The work was stopped.')), GRACE)
  }
  signal?.addEventListener('abort', callOff, { once: true })
  try {
    return await watch.hold(send(host), how)
  } finally {
    clearTimeout(timer)
    signal?.removeEventListener('abort', callOff)
  }
}
