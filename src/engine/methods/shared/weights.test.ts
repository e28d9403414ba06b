import { type Tensor4D, tensor, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { backends, useBackend } from '../../testing/backends'
import { contrastScore, nearestClasses } from './finerScore'
import { highest, softmaxWeights } from './scoreWeights'
import { cubed, equation19, gradCamWeights } from './weights'

/** Two channels on a grid of one by two places. */
const gradients = (): Tensor4D => tensor4d([1, 0, 3, -2], [1, 1, 2, 2])
const activations = (): Tensor4D => tensor4d([2, 1, 4, 3], [1, 1, 2, 2])

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('Grad-CAM weighs a channel by its mean gradient', async () => {
    expect([...(await gradCamWeights(gradients()).data())]).toEqual([2, -1])
  })

  test('Grad-CAM++ weighs positive gradients by eq. 19', async () => {
    // Channel 0, sum of activations 6: 1 * 1/(2 + 6) + 3 * 9/(18 + 6 * 27). Channel 1 has no positive gradient.
    const [first, second] = await equation19(gradients(), activations()).data()
    expect(first).toBeCloseTo(1 / 8 + 27 / 180, 5)
    expect(second).toBe(0)
  })

  test('what torchcam executes for Grad-CAM++ is the sum of cubes', async () => {
    expect([...(await cubed(gradients()).data())]).toEqual([28, 0])
  })

  describe('FinerCAM', () => {
    const logits = [2, 1, 5, 1.5, -3]

    test('compares with the classes whose scores lie nearest, never with the class itself', () => {
      expect(nearestClasses(logits, 0)).toEqual([3, 1, 2])
      expect(nearestClasses(logits, 4, 2)).toEqual([1, 3])
      expect(nearestClasses([1, 1], 1)).toEqual([0])
    })

    const scoreOf = async (convention: 'torchcam' | 'pytorch-grad-cam', gamma: number) => {
      const score = contrastScore({ classIndex: 0, near: [3, 1], gamma, convention })
      return (await score(tensor(logits, [1, 5])).data())[0]
    }

    test('under torchcam takes off their mean', async () => {
      expect(await scoreOf('torchcam', 0.6)).toBeCloseTo(2 - 0.6 * 1.25, 5)
    })

    test('under pytorch-grad-cam weighs the differences by probability', async () => {
      const [p3, p1] = [Math.exp(1.5), Math.exp(1)]
      expect(await scoreOf('pytorch-grad-cam', 1)).toBeCloseTo((p3 * 0.5 + p1 * 1) / (p3 + p1), 4)
    })
  })

  describe('scores become weights', () => {
    const weightsOf = async (scores: number[], channels: number[], total: number) => [
      ...(await softmaxWeights(scores, channels, total).data()),
    ]

    test('by a softmax over the channels scored', async () => {
      const e = Math.E
      const weights = await weightsOf([1, 2], [0, 2], 3)
      expect(weights).toEqual([expect.closeTo(1 / (1 + e), 5), 0, expect.closeTo(e / (1 + e), 5)])
    })

    test('leaving out what is not known', async () => {
      expect(await weightsOf([1, Number.NaN], [0, 1], 2)).toEqual([1, 0])
    })

    test('without overflow', async () => {
      expect(await weightsOf([5000, 4000], [0, 1], 2)).toEqual([1, 0])
    })
  })
})

describe('the channels with the highest peaks', () => {
  test('come in the order of the network', () => {
    expect(highest([1, 5, 3, 4], 2)).toEqual({ channels: [1, 3], notes: [] })
  })

  test('are the first of those that share a peak, and that is said', () => {
    const { channels, notes } = highest([6, 1, 6, 6, 2], 2)
    expect(channels).toEqual([0, 2])
    expect(notes).toEqual(['3 channels share the peak 6; the first of them were kept.'])
  })

  test('are not said to share a peak where all of them are kept', () => {
    expect(highest([6, 1, 6, 2], 2)).toEqual({ channels: [0, 2], notes: [] })
  })
})
