// Metrics that have the map made again: of noisy pictures, of other classes, with shuffled weights.
import { memory, tensor4d } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../../models/openArtifacts'
import type { OpenModel } from '../../models/types'
import { explain } from '../explain'
import { backends, useBackend } from '../testing/backends'
import { readToy, readToyPicture, toyFiles } from '../testing/toyFiles'
import { classRandomisation, otherClasses } from './classRandomisation'
import { maxSensitivity } from './maxSensitivity'
import { weightRandomisation } from './weightRandomisation'

const stop = () => {
  throw new DOMException('stopped', 'AbortError')
}

describe.each(backends)('on $backend', ({ backend }) => {
  let model: OpenModel
  let data: Float32Array
  let shape: [1, number, number, number]
  beforeAll(async () => {
    await useBackend(backend)
    model = await openArtifacts(readToy(toyFiles.relu))
    const tensor = readToyPicture(toyFiles.relu)
    data = (await tensor.data()) as Float32Array
    shape = tensor.shape as typeof shape
    tensor.dispose()
  })
  afterAll(() => model.dispose())

  const made = async (picture: Float32Array, method = 'gradcam', classIndex = 2) => {
    const tensor = tensor4d(picture, shape)
    const options = { layers: ['relu2'], target: { kind: 'logit', classIndex } as const }
    try {
      return (await explain(model.classifier, tensor, method, options)).heatmap
    } finally {
      tensor.dispose()
    }
  }
  const run = () => ({ picture: { data, shape }, report: () => undefined })

  test('max-sensitivity is the largest relative step among the noisy pictures', async () => {
    const map = await made(data)
    const before = memory().numTensors
    const steps: number[] = []
    const again = async (noisy: Float32Array) => {
      const moved = await made(noisy)
      const length = (values: Float32Array) => Math.hypot(...values)
      steps.push(length(moved.data.map((v, i) => v - (map.data[i] ?? 0))) / length(map.data))
      return moved
    }
    const found = await maxSensitivity(run(), map, again, { samples: 4, seed: 3 })
    expect(memory().numTensors).toBe(before)
    expect(found).toBeCloseTo(Math.max(...steps), 5)
    expect(new Set(steps).size).toBe(4)
    expect(await maxSensitivity(run(), map, made, { samples: 4, seed: 3 })).toBe(found)
    expect(await maxSensitivity(run(), map, made, { samples: 4, seed: 4 })).not.toBe(found)
    expect(await maxSensitivity(run(), map, made, { samples: 2, radius: 0 })).toBe(0)
  })

  test('the noise stays within the radius, in deviations of the picture', async () => {
    const map = await made(data)
    const mean = data.reduce((a, b) => a + b, 0) / data.length
    const deviation = Math.sqrt(data.reduce((a, b) => a + (b - mean) ** 2, 0) / data.length)
    let furthest = 0
    const again = async (noisy: Float32Array) => {
      furthest = Math.max(furthest, ...noisy.map((v, i) => Math.abs(v - (data[i] ?? 0))))
      return map
    }
    expect(await maxSensitivity(run(), map, again, { samples: 2, radius: 0.1 })).toBe(0)
    expect(furthest).toBeLessThanOrEqual(0.1 * deviation + 1e-6)
    expect(furthest).toBeGreaterThan(0.095 * deviation)
  })

  test('a method that asks the class changes with it, and one that does not stays as it is', async () => {
    const classes = model.classifier.classes
    const asked = (method: string) => ({
      classIndex: 2,
      classes,
      mapOf: (classIndex: number) => made(data, method, classIndex),
    })
    const before = memory().numTensors
    expect(await classRandomisation(await made(data, 'gradcam'), asked('gradcam'))).toBeLessThan(0.9)
    expect(await classRandomisation(await made(data, 'eigencam'), asked('eigencam'))).toBeCloseTo(1, 5)
    expect(memory().numTensors).toBe(before)
  })

  test('each stops where it is told to, and holds nothing', async () => {
    const map = await made(data)
    const before = memory().numTensors
    await expect(maxSensitivity({ ...run(), report: stop }, map, made)).rejects.toThrow('stopped')
    await expect(
      classRandomisation(map, { classIndex: 2, classes: 3, mapOf: async () => stop() }),
    ).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
  })
})

test('other classes are drawn once each, and never the class itself', () => {
  const drawn = otherClasses({ classIndex: 3, classes: 10, samples: 6, seed: 1 })
  expect(new Set(drawn).size).toBe(6)
  expect(drawn).not.toContain(3)
  expect(otherClasses({ classIndex: 0, classes: 3 }).toSorted()).toEqual([1, 2])
  expect(otherClasses({ classIndex: 0, classes: 1 })).toEqual([])
})

describe('weights are shuffled', () => {
  const map = { width: 2, height: 1, data: Float32Array.of(0, 1) }
  const groups = [['head/kernel', 'head/bias'], ['block/a/kernel'], ['block/b/kernel'], ['stem/kernel']]
  const asked = async (kind: 'cascading' | 'independent', shares?: readonly number[]) => {
    const seen: string[] = []
    const steps = await weightRandomisation(map, {
      kind,
      groups,
      ...(shares && { shares }),
      report: () => undefined,
      shuffled: async (weights) => {
        seen.push([...weights].join(' '))
        return weights.has('stem/kernel') ? { ...map, data: Float32Array.of(1, 0) } : map
      },
    })
    return { seen, steps }
  }

  test('from the output on, a layer more at each step', async () => {
    const { seen, steps } = await asked('cascading')
    expect(seen[1]).toBe('head/kernel head/bias block/a/kernel')
    expect(seen[3]).toContain('stem/kernel')
    expect(steps.map(({ share }) => share)).toEqual([0.25, 0.5, 0.75, 1])
    expect(steps.map(({ correlation }) => correlation)).toEqual([1, 1, 1, -1])
    expect(steps.map(({ layer }) => layer)).toEqual(['head', 'block/a', 'block/b', 'stem'])
  })

  test('or one layer at a time', async () => {
    const { seen, steps } = await asked('independent', [0.25, 1])
    expect(seen).toEqual(['head/kernel head/bias', 'stem/kernel'])
    expect(steps.map(({ layer }) => layer)).toEqual(['head', 'stem'])
  })

  test('of a model without weights there is nothing to shuffle', async () => {
    const report = () => undefined
    const shuffled = async () => map
    expect(await weightRandomisation(map, { kind: 'cascading', groups: [], report, shuffled })).toEqual([])
  })
})
