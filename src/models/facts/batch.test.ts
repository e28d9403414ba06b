import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { Network } from '../../engine/types'
import { failure } from '../../errors'
import { takesBatches } from './batch'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const ends = { logits: 'logits', shape: [2, 2, 1] as const }

/** Scores each picture by its sum; of two at once it fails as told. */
const network = (together: () => void) =>
  ({
    run: ({ x }: Record<string, tf.Tensor>) => {
      if (x!.shape[0] === 2) together()
      return [tf.sum(x!, [1, 2])]
    },
  }) as unknown as Network

test('a network that sums takes batches; one that refuses two pictures does not', async () => {
  const before = tf.memory().numTensors
  expect(
    await takesBatches(
      network(() => {}),
      'x',
      ends,
    ),
  ).toBe(true)
  const refuses = network(() => {
    throw new Error('the shape must be [1, 2, 2, 1]')
  })
  expect(await takesBatches(refuses, 'x', ends)).toBe(false)
  expect(tf.memory().numTensors).toBe(before)
})

const faults: readonly Error[] = [
  failure('DeviceLost', 'The GPU (test) stopped answering; try again.'),
  Object.assign(new Error('table index is out of bounds'), { name: 'RuntimeError' }),
  new RangeError('Array buffer allocation failed'),
]

test.each(faults)('a device that breaks says nothing about batches: %s', async (fault) => {
  const before = tf.memory().numTensors
  const broken = network(() => {
    throw fault
  })
  await expect(takesBatches(broken, 'x', ends)).rejects.toBe(fault)
  expect(tf.memory().numTensors).toBe(before)
})
