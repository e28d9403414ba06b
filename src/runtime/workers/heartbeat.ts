// The worker's side of its life: it beats while its loop turns, and between two kernels while it computes. While it opens
// something it says at each step how long that may be silent; a kernel that is new compiles first, deep in a driver.
import { BEAT, type Beat, hasUnref } from './beat'
import { holdLifeLock } from './lifeLock'
import { startLifeThread } from './lifeThread'
import type { Steps } from './steps'

/** What is told of each kernel, in a row. */
export interface Kernels {
  begins(kernel: string): void
  ran(): void
}

interface Heart {
  readonly post: (beat: Beat, transfer: readonly MessagePort[]) => void
  /** Tells of kernels: between two of them a long computation takes breath. */
  readonly during?: (kernels: Kernels) => void
  /** Of what it opens. */
  readonly steps?: Steps
}

export async function startHeartbeat({ post, during, steps }: Heart): Promise<void> {
  const lock = await holdLifeLock()
  let last = Number.NEGATIVE_INFINITY
  let begun = 0
  let longest = 0
  const known = new Set<string>()
  let isNew = false
  const beat = () => {
    last = performance.now()
    const silence = (isNew ? steps?.allowed.kernel : steps?.allowed.step) ?? null
    post({ heartbeat: true, lock, longest, ...(silence !== null && { silence }) }, [])
  }
  steps?.onChange(() => {
    // Another device may be next, which knows none.
    known.clear()
    beat()
  })
  during?.({
    begins(kernel) {
      begun = performance.now()
      isNew = steps !== undefined && steps.allowed.kernel !== steps.allowed.step && !known.has(kernel)
      known.add(kernel)
      if (isNew || begun - last >= BEAT) beat()
    },
    ran() {
      longest = Math.max(longest, performance.now() - begun)
      if (!isNew) return
      isNew = false
      beat()
    },
  })
  const thread = lock === null ? startLifeThread() : null
  if (thread) post({ heartbeat: true, lock, longest, thread }, [thread])
  beat()
  const timer: unknown = setInterval(beat, BEAT)
  // A thread of Node ends when it has nothing left to do but to beat.
  if (hasUnref(timer)) timer.unref()
}
