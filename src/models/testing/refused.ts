// A small network whose files are broken by the tests, and the sentence that refuses them.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { expect } from 'vitest'
import { filesFromBytes } from '../files/files'
import { openModel } from '../open'
import type { ModelFiles } from '../types'
import { layer, picture, sequential, weight } from './modelFixtures'

export const net = sequential('net', [
  picture('image', [2, 2, 1]),
  layer('Conv2D', 'conv', { filters: 2, kernel_size: 1 }),
  layer('GlobalAveragePooling2D', 'gap'),
])
export const weights = [weight('conv/kernel', [1, 1, 1, 2]), weight('conv/bias', [2])]
export const text = (content: unknown) =>
  new TextEncoder().encode(typeof content === 'string' ? content : JSON.stringify(content))

export const files = (contents: Record<string, Uint8Array>) =>
  filesFromBytes('model', new Map(Object.entries(contents)))

/** The sentence, its name, and no tensor left over. */
export async function refused(from: ModelFiles): Promise<{ name: string; message: string }> {
  const before = tf.memory().numTensors
  const error = await openModel(from).then(
    () => new Error('opened'),
    (reason: unknown) => reason as Error,
  )
  expect(tf.memory().numTensors).toBe(before)
  expect(error.message).toMatch(/^[^.].*\.$/)
  expect(error.message).not.toContain('\n')
  return { name: error.name, message: error.message }
}
