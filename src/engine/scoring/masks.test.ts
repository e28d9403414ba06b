import { tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../testing/backends'
import { makeMasks } from './masks'

/** The three orders of min-max and interpolation, written with PyTorch 2.14.1. */
const masks = {
  torchcam: [
    0.166667, 0.233333, 0.333333, 0.433333, 0.5, 0.375, 0.325, 0.25, 0.425, 0.541667, 0.791667, 0.508333,
    0.083333, 0.408333, 0.625, 1, 0.6, 0, 0.4, 0.666667,
  ],
  'pytorch-grad-cam': [
    0.166667, 0.25, 0.333333, 0.416667, 0.5, 0.444444, 0.333333, 0.222222, 0.388889, 0.555556, 0.722222,
    0.416667, 0.111111, 0.361111, 0.611111, 1, 0.5, 0, 0.333333, 0.666667,
  ],
  'scorecam-pytorch': [
    0.069967, 0.177224, 0.327938, 0.401534, 0.429387, 0.324976, 0.2702, 0.23802, 0.371501, 0.487295, 0.744991,
    0.423336, 0.089919, 0.322035, 0.582672, 1, 0.516312, 0, 0.292003, 0.64058,
  ],
} as const

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test.each(Object.entries(masks))('%s', async (convention, wanted) => {
    const channels = tensor4d([0, 1, 2, 5, -1, 3, 0, 0, 0, 0, 0, 0], [2, 2, 3, 1])
    const data = await makeMasks(channels, [4, 5], convention as keyof typeof masks).data()
    for (const [i, value] of wanted.entries()) expect(data[i]).toBeCloseTo(value, 4)
    // A channel that is off hides everything.
    expect([...data].slice(20)).toEqual(new Array(20).fill(0))
  })
})
