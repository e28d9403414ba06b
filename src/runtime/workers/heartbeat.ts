// The worker's side of its life: it beats while its loop turns, and between two kernels while it computes.
import { holdLifeLock } from './lifeLock'

/** A message beside comlink's, which passes over what has no id. */
export interface Beat {
  readonly heartbeat: true
  /** Name of the lock that the worker holds while it lives; null where there is none. */
  readonly lock: string | null
}

/** Milliseconds between two beats. */
export const BEAT = 500

interface Heart {
  readonly post: (beat: Beat) => void
  /** Calls back wherever a long computation takes breath: between two kernels. */
  readonly during?: (breathe: () => void) => void
}

export async function startHeartbeat({ post, during }: Heart): Promise<void> {
  const lock = await holdLifeLock()
  let last = Number.NEGATIVE_INFINITY
  const beat = () => {
    last = performance.now()
    post({ heartbeat: true, lock })
  }
  during?.(() => {
    if (performance.now() - last >= BEAT) beat()
  })
  beat()
  const timer: unknown = setInterval(beat, BEAT)
  // A thread of Node ends when it has nothing left to do but to beat.
  if (hasUnref(timer)) timer.unref()
}

export const hasUnref = (timer: unknown): timer is { unref(): void } =>
  typeof (timer as { unref?: unknown }).unref === 'function'

export const isBeat = (data: unknown): data is Beat =>
  typeof data === 'object' && data !== null && (data as Partial<Beat>).heartbeat === true
