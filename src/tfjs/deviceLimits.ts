// What the present device can hold, said by whoever opened it. It is kept on TensorFlow.js's own backend, so that each
// backend has its own and it goes when that goes.
import { backend } from '@tensorflow/tfjs-core'

export interface DeviceLimits {
  /** Largest single buffer in bytes. */
  readonly maxBuffer: number
  /** Bytes that a run may hold at once. */
  readonly budget: number
  /** Activations that live at once: the operators waiting for a submit, input and output. */
  readonly alive: number
  /** No more copies than this, whatever the memory: progress and cancelling wait for a chunk. */
  readonly most: number
  /** It keeps a packed copy of each weight that a kernel has seen. */
  readonly packsWeights?: true
}

/** The same key from every copy of this module. */
const KEY = Symbol.for('limelight.deviceLimits')

type Limited = { [KEY]?: () => DeviceLimits }

/** Of the backend that is set; asked anew for every run, since some of it changes while chunks run. */
export function stateLimits(limits: () => DeviceLimits): void {
  const present = backend() as unknown as Limited
  present[KEY] = limits
}

/** Null where nobody said any. */
export function statedLimits(): DeviceLimits | null {
  return (backend() as unknown as Limited)[KEY]?.() ?? null
}
