// The worker's side of its life: it beats while its loop turns, and between two kernels while it computes.
import { BEAT, type Beat, hasUnref } from './beat'
import { holdLifeLock } from './lifeLock'
import { startLifeThread } from './lifeThread'

interface Heart {
  readonly post: (beat: Beat, transfer: readonly MessagePort[]) => void
  /** Calls back wherever a long computation takes breath: between two kernels. */
  readonly during?: (breathe: () => void) => void
}

export async function startHeartbeat({ post, during }: Heart): Promise<void> {
  const lock = await holdLifeLock()
  let last = Number.NEGATIVE_INFINITY
  const beat = () => {
    last = performance.now()
    post({ heartbeat: true, lock }, [])
  }
  during?.(() => {
    if (performance.now() - last >= BEAT) beat()
  })
  const thread = lock === null ? startLifeThread() : null
  if (thread) post({ heartbeat: true, lock, thread }, [thread])
  beat()
  const timer: unknown = setInterval(beat, BEAT)
  // A thread of Node ends when it has nothing left to do but to beat.
  if (hasUnref(timer)) timer.unref()
}
