// Masks: which class wins where, and a map of the sum of its scores there.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { measuredOf } from '../recipe/measuredOf'
import { classify } from './classify'
import { explain } from './explain'
import { measuredTarget } from './metrics/measuredTarget'
import { scoreOf } from './targets'
import { backends, useBackend } from './testing/backends'
import { toyNetwork, toys } from './testing/toyNetwork'
import type { Classifier, Target } from './types'
import { winners, withPlaces } from './winning'

/** Relu of one channel doubled and one taken from 1: two classes at each of 2 × 3 places. */
function mask(): Classifier {
  const kernel = tf.tensor4d([1, 0, 0, 1, 0, 0], [1, 1, 3, 2])
  const head = tf.tensor4d([2, 0, -1, 1], [1, 1, 2, 2])
  const zeros = tf.zeros<tf.Rank.R1>([2])
  const network = toyNetwork([
    toys.input([1, 2, 3, 3]),
    toys.conv('conv', 'input', kernel, zeros),
    toys.relu('act', 'conv'),
    toys.conv('out', 'act', head, tf.tensor1d([0, 0.5])),
  ])
  const layer = { name: 'act', op: 'Relu', height: 2, width: 3, channels: 2, kind: 'map', skip: 0 } as const
  return {
    ...{ network, input: 'input', inputShape: [2, 3, 3], logits: 'out', activation: 'softmax', classes: 2 },
    ...{ layers: [layer], suggested: { layer: 'act', why: '' }, fixedBatch: null },
  }
}

// Channel 0 is `a`, channel 1 is `b`: class 0 scores 2a - b, class 1 b + 0.5.
const a = [1, 0, 0, 2, 0, 0.2]
const b = [0, 1, 0, 1, 3, 0]
const picture = () =>
  tf.tensor4d(
    a.flatMap((value, i) => [value, b[i] ?? 0, 0]),
    [1, 2, 3, 3],
  )

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('the classes are told with their area', async () => {
    const { places } = await classify(mask(), picture())
    expect([...(places?.data ?? [])]).toEqual([0, 1, 1, 0, 1, 1])
    expect(places?.areas[0]).toBeCloseTo(2 / 6, 6)
  })

  test('the score is the sum of the class over the places where it wins, and so is its gradient', async () => {
    const target: Target = { kind: 'region', classIndex: 1 }
    const x = picture()
    const toy = mask()
    const before = tf.memory().numTensors
    const { score, heatmap } = await explain(toy, x, 'hirescam', { layers: [], target, norm: 'none' })
    expect(tf.memory().numTensors).toBe(before)
    // Places 1, 2, 4 and 5: b + 0.5 each.
    expect(score).toBeCloseTo(1.5 + 0.5 + 3.5 + 0.5, 5)
    expect([...heatmap.data].map((value) => Number(value.toFixed(5)))).toEqual([0, 1, 0, 0, 3, 0])
  })

  test('a region is measured by the mean probability of its class there', async () => {
    const x = picture()
    const target = await withPlaces(mask(), x, { target: measuredTarget({ classIndex: 1, region: true }) })
    const [scores] = mask().network.run({ input: x }, ['out']) as [tf.Tensor]
    const shares = await tf.softmax(scores).data()
    const score = scoreOf(target, 'softmax')(scores)
    const there = [1, 2, 4, 5].map((place) => shares[2 * place + 1] ?? Number.NaN)
    expect((await score.data())[0]).toBeCloseTo(there.reduce((sum, p) => sum + p, 0) / 4, 5)
    expect(measuredOf({ kind: 'region', classIndex: 1 })).toEqual({ classIndex: 1, region: true })
    expect(measuredOf({ kind: 'negative', classIndex: 1 })).toEqual({ classIndex: 1, against: true })
  })

  test('one class alone wins where it is more likely than not, and so does each of a sigmoid', async () => {
    const scores = tf.tensor4d([0.3, -0.1, 0, 2], [1, 2, 2, 1])
    const [alone, given] = [await winners(scores, 'sigmoid'), await winners(tf.sigmoid(scores), 'given')]
    expect([...(alone?.data ?? [])]).toEqual([0, 65535, 65535, 0])
    expect(given).toEqual(alone)
    expect(alone?.areas[0]).toBeCloseTo(0.5, 6)
    const two = await winners(tf.tensor4d([1, 2, -1, -2, 3, -1], [1, 1, 3, 2]), 'sigmoid')
    expect([...(two?.data ?? [])]).toEqual([1, 65535, 0])
    expect(await winners(scores, 'values')).toBeNull()
  })

  test('masked copies are scored at the places of the whole picture', async () => {
    const target: Target = { kind: 'region', classIndex: 1 }
    const { heatmap } = await explain(mask(), picture(), 'rise', {
      layers: [],
      target,
      params: { samples: 8 },
    })
    expect(heatmap.state).toBe('ok')
  })

  test('a class that wins nowhere, and a model without places, are refused in a sentence', async () => {
    const alone = tf.zeros<tf.Rank.R4>([1, 2, 3, 3])
    const at = (classIndex: number) =>
      explain(mask(), alone, 'gradcam', { layers: [], target: { kind: 'region', classIndex } })
    await expect(at(0)).rejects.toThrow('Class 0 wins at no place of this picture')
    const pooled = mask()
    const network = toyNetwork([
      ...(pooled.network.nodes as Parameters<typeof toyNetwork>[0]),
      toys.gap('gap', 'out'),
    ])
    const flat = { ...pooled, network, logits: 'gap' }
    const asked = { layers: [], target: { kind: 'region', classIndex: 0 } } as const
    await expect(explain(flat, alone, 'gradcam', asked)).rejects.toThrow('says no class for each place')
  })
})
