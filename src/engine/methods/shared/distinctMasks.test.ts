import { tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../testing/backends'
import type { Probe } from '../../types'
import { distinctMasks } from './distinctMasks'

beforeAll(() => useBackend('cpu'))

/** Two places, six channels: dead, peak 5, the same as 1, flat at 6, peak 7, its own. */
const activations = () => tensor4d([0, 5, 5, 6, 7, 1, 0, 1, 1, 6, 2, 2], [1, 1, 2, 6])
const probe = { activations, layer: { channels: 6 } } as unknown as Probe

test('equal and flat masks are scored once, the highest peak first', async () => {
  const masks = await distinctMasks(probe, [0, 1, 2, 3, 4, 5])
  expect(masks.indices).toEqual([4, 1, 5, 0])
  expect(masks.places).toEqual([3, 1, 1, 3, 0, 2])
  expect(masks.columns.map((column) => [...column])).toEqual([
    [7, 2],
    [5, 1],
    [1, 2],
    [0, 0],
  ])
})

test('with noise of its own every channel is scored', async () => {
  const masks = await distinctMasks(probe, [0, 1, 2, 4], false)
  expect(masks.indices).toEqual([4, 1, 2, 0])
  expect(masks.places).toEqual([3, 1, 2, 0])
})
