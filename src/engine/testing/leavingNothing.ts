// Runs that free what they made.
import { memory } from '@tensorflow/tfjs-core'
import { expect } from 'vitest'

/** Runs one call and checks that it leaves no tensor behind, whether it succeeds or fails. */
export async function leavingNothing<T>(call: () => Promise<T>): Promise<T> {
  const before = memory().numTensors
  try {
    return await call()
  } finally {
    expect(memory().numTensors).toBe(before)
  }
}
