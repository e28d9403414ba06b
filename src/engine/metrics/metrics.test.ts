import { memory } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../../models/openArtifacts'
import type { OpenModel } from '../../models/types'
import { localScorers } from '../scoring/localScorers'
import { backends, useBackend } from '../testing/backends'
import goldens from '../testing/goldens/toyMetrics.json'
import { readToy, readToyPicture, toyFiles } from '../testing/toyFiles'
import { checkProportions, mapAt, rankPlaces } from './checkMap'
import { area, countsOf } from './curves'
import { measure } from './measure'
import { road } from './road'
import { topTenth } from './topTenth'
import type { MetricRun } from './types'

async function runOf(model: OpenModel, file: 'relu' | 'signed', classIndex: number): Promise<MetricRun> {
  const tensor = readToyPicture(toyFiles[file])
  const picture = {
    data: (await tensor.data()) as Float32Array,
    shape: tensor.shape as [1, number, number, number],
  }
  tensor.dispose()
  return {
    classifier: model.classifier,
    picture,
    target: { kind: 'probability', classIndex },
    openScorers: localScorers(model.classifier),
    report: () => undefined,
  }
}

const gridOf = ({ shape, map }: (typeof goldens.cases)[number]) => ({
  height: shape[0] ?? 0,
  width: shape[1] ?? 0,
  data: Float32Array.from(map),
})

describe.each(backends)('on $backend', ({ backend }) => {
  const models: Partial<Record<'relu' | 'signed', OpenModel>> = {}
  const within = backend === 'cpu' ? 1e-4 : 1e-3

  beforeAll(async () => {
    await useBackend(backend)
    for (const name of ['relu', 'signed'] as const)
      models[name] = await openArtifacts(readToy(toyFiles[name]))
  })
  afterAll(() => {
    for (const model of Object.values(models)) model.dispose()
  })

  test.each(goldens.cases)('$file $layer class $cls: the figures of the libraries', async (each) => {
    const file = each.file as 'relu' | 'signed'
    const run = await runOf(models[file] as OpenModel, file, each.cls)
    const before = memory().numTensors
    const found = await measure(run, gridOf(each))
    expect(memory().numTensors).toBe(before)
    const near = (value: number, wanted: number, by: number) =>
      expect(Math.abs(value - wanted)).toBeLessThan(by)
    near(found.averageDrop, each.averageDrop, within)
    expect(found.increaseInConfidence).toBe(each.increaseInConfidence)
    near(found.deletion.auc, each.deletion, within)
    near(found.insertion.auc, each.insertion, within)
    for (const q of ['20', '50', '80'] as const) near(found.road[q], each.road[q], 1e-3)
  })

  test('the ends of the curves are the whole picture and the baseline', async () => {
    const run = await runOf(models.relu as OpenModel, 'relu', 2)
    const { score, deletion, insertion } = await measure(run, gridOf(goldens.cases[0] as never))
    expect(deletion.curve[0]?.[1]).toBeCloseTo(score, 5)
    expect(insertion.curve.at(-1)?.[1]).toBeCloseTo(score, 5)
    expect(deletion.curve.at(-1)?.[1]).toBeCloseTo(insertion.curve[0]?.[1] ?? Number.NaN, 5)
  })

  test('a run that fails on its way frees what it holds, whichever of its copies fails', async () => {
    const run = await runOf(models.relu as OpenModel, 'relu', 2)
    const { network } = run.classifier
    const grid = gridOf(goldens.cases[0] as never)
    const before = memory().numTensors
    for (const last of [1, 2, 4]) {
      let calls = 0
      const broken: typeof network = {
        ...network,
        nodes: network.nodes,
        run: (feeds, fetches) => {
          if (++calls > last) throw new Error('The device is full.')
          return network.run(feeds, fetches)
        },
      }
      const classifier = { ...run.classifier, network: broken, fixedBatch: 1 }
      const failing = { ...run, classifier, openScorers: localScorers(classifier) }
      await expect(measure(failing, grid)).rejects.toThrow('The device is full.')
      calls = 0
      await expect(topTenth(failing, grid)).rejects.toThrow('The device is full.')
    }
    const again = async () => {
      throw new Error('There is no such layer.')
    }
    await expect(measure(run, grid, { again })).rejects.toThrow('There is no such layer.')
    const nan = { ...grid, data: grid.data.map(() => Number.NaN) }
    await expect(measure(run, nan)).rejects.toThrow('are not numbers')
    expect(memory().numTensors).toBe(before)
  })

  test('a run that is stopped frees what it holds', async () => {
    const run = await runOf(models.relu as OpenModel, 'relu', 2)
    const before = memory().numTensors
    const report = () => {
      throw new DOMException('stopped', 'AbortError')
    }
    await expect(measure({ ...run, report }, gridOf(goldens.cases[0] as never))).rejects.toThrow('stopped')
    await expect(road({ ...run, report }, mapAt(gridOf(goldens.cases[0] as never), 40, 32))).rejects.toThrow(
      'stopped',
    )
    expect(memory().numTensors).toBe(before)
  })
})

describe('maps', () => {
  test('of another picture, or with a value that is no number, are refused by name', () => {
    const map = { width: 4, height: 8, data: new Float32Array(32) }
    expect(() => checkProportions(map, 224, 224)).toThrow(
      'The map has 8 × 4 values, but the model sees 224 × 224 pixels',
    )
    expect(() => mapAt({ ...map, data: map.data.fill(Number.NaN) }, 112, 224)).toThrow('are not numbers')
    expect(() =>
      checkProportions({ width: 7, height: 5, data: new Float32Array(35) }, 160, 224),
    ).not.toThrow()
    expect(mapAt({ width: 7, height: 7, data: new Float32Array(49) }, 224, 224).width).toBe(224)
  })

  test('ranks are stable, the highest first', () => {
    expect([...rankPlaces({ width: 5, height: 1, data: Float32Array.of(1, 3, 1, 5, 3) })]).toEqual([
      3, 1, 4, 0, 2,
    ])
  })
})

test('steps are ceil(P / steps) pixels wide and end with all', () => {
  expect(countsOf(10, 4)).toEqual([0, 3, 6, 9, 10])
  expect(countsOf(4, 20)).toEqual([0, 1, 2, 3, 4])
})

test('the area is that of trapezoids', () => {
  const points = [
    [0, 1],
    [0.5, 0.5],
    [1, 0],
  ] as const
  expect(area(points)).toBeCloseTo(0.5)
})
