// The worker's side of its life: it beats while its loop turns, and between two kernels while it computes.
import { BEAT, type Beat, hasUnref } from './beat'
import { holdLifeLock } from './lifeLock'
import { startLifeThread } from './lifeThread'

/** What is told of each kernel, in a row. */
export interface Kernels {
  begins(): void
  ran(): void
}

interface Heart {
  readonly post: (beat: Beat, transfer: readonly MessagePort[]) => void
  /** Tells of kernels: between two of them a long computation takes breath. */
  readonly during?: (kernels: Kernels) => void
}

export async function startHeartbeat({ post, during }: Heart): Promise<void> {
  const lock = await holdLifeLock()
  let last = Number.NEGATIVE_INFINITY
  let begun = 0
  let longest = 0
  const beat = () => {
    last = performance.now()
    post({ heartbeat: true, lock, longest }, [])
  }
  during?.({
    begins() {
      begun = performance.now()
      if (begun - last >= BEAT) beat()
    },
    ran() {
      longest = Math.max(longest, performance.now() - begun)
    },
  })
  const thread = lock === null ? startLifeThread() : null
  if (thread) post({ heartbeat: true, lock, longest, thread }, [thread])
  beat()
  const timer: unknown = setInterval(beat, BEAT)
  // A thread of Node ends when it has nothing left to do but to beat.
  if (hasUnref(timer)) timer.unref()
}
