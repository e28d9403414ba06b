// How many workers a pool has, and for which runs: each holds the model once more.

const MIB = 2 ** 20

/** Instances that pay: one a core, at most 8, together within a quarter of the memory. */
export function poolSize(cores: number, memoryBytes: number, weightBytes: number): number {
  const instance = 96 * MIB + 3 * weightBytes
  return Math.max(1, Math.min(cores, 8, Math.floor(memoryBytes / 4 / instance)))
}

/** Weights that an instance opens in the time of a forward pass, in bytes. */
const OPENED_AT_ONCE = 4 * MIB

export interface Run {
  readonly forwards: number
  /** Milliseconds of a forward pass. */
  readonly pace: number
  /** Of the model. */
  readonly weightBytes: number
}

/** Whether starting workers pays: it takes so many milliseconds, and the longer the larger the model is. */
export function paysForWorkers({ forwards, pace, weightBytes }: Run, startMs: number): boolean {
  return forwards > weightBytes / OPENED_AT_ONCE && forwards * pace > startMs
}

const IDLE_MS = 120_000
/** Workers of a large model hold too much to be kept as long. */
const IDLE_LARGE_MS = 20_000
const LARGE = 64 * MIB

/** Milliseconds without a run after which workers are given back. */
export const idleTime = (weightBytes: number): number => (weightBytes > LARGE ? IDLE_LARGE_MS : IDLE_MS)
