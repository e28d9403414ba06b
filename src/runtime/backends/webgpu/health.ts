// How a WebGPU device fares: TensorFlow.js hears neither its errors nor its loss.
import { failure } from '../../../errors'

export interface Health {
  found: Error | null
  readonly lost: AbortController
  closing: boolean
  /** Notes what went wrong beside the device's own errors. */
  fail(error: unknown): void
}

/** Keeps the first thing that goes wrong, until the device is closed by ourselves. */
export function watch(device: GPUDevice, label: string): Health {
  const health: Health = {
    found: null,
    lost: new AbortController(),
    closing: false,
    fail(error) {
      health.found ??= isFull(error)
        ? failure(
            'OutOfMemory',
            `The GPU (${label}) ran out of memory; close other tabs or try a smaller model.`,
          )
        : failure(
            'DeviceLost',
            `The GPU (${label}) refused a step of the computation; try another backend.`,
            error,
          )
    },
  }
  device.addEventListener('uncapturederror', ({ error }) => health.fail(error))
  device.lost.then(({ message }) => {
    if (health.closing) return
    health.found ??= failure('DeviceLost', `The GPU (${label}) stopped answering; try again.`, message)
    health.lost.abort(health.found)
  })
  return health
}

const isFull = (error: unknown): boolean =>
  error instanceof Error &&
  (error.constructor.name === 'GPUOutOfMemoryError' || /memory/i.test(error.message))

/** Waits for what was submitted. @throws what has gone wrong since the device was opened */
export async function settle(device: GPUDevice, health: Health): Promise<void> {
  if (!health.found) await device.queue.onSubmittedWorkDone()
  // The device reports an error in a task of its own, after the promise of the work has settled.
  if (!health.found) await new Promise((resolve) => setTimeout(resolve, 0))
  if (health.found) throw health.found
}
