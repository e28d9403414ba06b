// One sign of life, as a worker sends it.

/** A message beside comlink's, which passes over what has no id. */
export interface Beat {
  readonly heartbeat: true
  /** Name of the lock that the worker holds while it lives; null where there is none. */
  readonly lock: string | null
  /** Milliseconds of the longest kernel that it has computed. */
  readonly longest: number
  /** Seconds for which it may be silent now, where it knows: it opens something, step by step. */
  readonly silence?: number
  /** Of the first beat, where there is no lock: a thread that ends with the worker beats there. */
  readonly thread?: MessagePort
}

/** Milliseconds between two beats. */
export const BEAT = 500

export const isBeat = (data: unknown): data is Beat =>
  typeof data === 'object' && data !== null && (data as Partial<Beat>).heartbeat === true

/** A timer of Node can be kept from holding its process. */
export const hasUnref = (timer: unknown): timer is { unref(): void } =>
  typeof (timer as { unref?: unknown }).unref === 'function'
