import { memory } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../explain'
import { backends, useBackend } from '../testing/backends'
import { toyPicture } from '../testing/libraryCases'
import { plainToy } from '../testing/toyNetwork'
import type { Params } from '../types'

const run = (params: Params) =>
  explain(plainToy(), toyPicture(), 'dff', {
    layers: ['relu2'],
    target: { kind: 'logit', classIndex: 1 },
    params: { k: 3, ...params },
  })

describe.each(backends)('deep feature factorisation on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  test('names its concepts from the highest score for the class to the lowest, each with its classes', async () => {
    const { concepts = [] } = await run({})
    expect(concepts).toHaveLength(3)
    const scores = concepts.map(({ score }) => score)
    expect(scores).toEqual(scores.toSorted((a, b) => b - a))
    for (const { classes, heatmap } of concepts) {
      const probabilities = classes.map(({ probability }) => probability)
      expect(probabilities).toEqual(probabilities.toSorted((a, b) => b - a))
      expect(Math.min(...probabilities)).toBeGreaterThanOrEqual(0)
      expect(probabilities.reduce((sum, p) => sum + p, 0)).toBeLessThanOrEqual(1.00001)
      expect([Math.min(...heatmap.data), Math.max(...heatmap.data)].map((v) => v.toFixed(3))).toEqual([
        '0.000',
        '1.000',
      ])
    }
  })

  test('the map is that of the concept asked for, of the first where all are asked for', async () => {
    const all = await run({})
    for (const concept of [-1, 0, 2]) {
      const { heatmap } = await run({ concept })
      const own = all.concepts?.[Math.max(0, concept)]?.heatmap
      expect(own).toBeDefined()
      for (const [i, value] of heatmap.data.entries()) expect(value).toBeCloseTo(own?.data[i] ?? -1, 4)
    }
  })

  test('leaves no tensor behind', async () => {
    const classifier = plainToy()
    const picture = toyPicture()
    const before = memory().numTensors
    await explain(classifier, picture, 'dff', {
      layers: ['relu2'],
      target: { kind: 'logit', classIndex: 1 },
      params: { k: 20 },
    })
    expect(memory().numTensors).toBe(before)
  })
})
