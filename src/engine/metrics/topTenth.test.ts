import { memory } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../../models/openArtifacts'
import type { OpenModel } from '../../models/types'
import { explain } from '../explain'
import { localScorers } from '../scoring/localScorers'
import { backends, useBackend } from '../testing/backends'
import { readToy, readToyPicture, toyFiles } from '../testing/toyFiles'
import { makeBaseline } from './baseline'
import { topTenth } from './topTenth'
import type { MetricRun } from './types'

describe.each(backends)('on $backend', ({ backend }) => {
  let model: OpenModel
  beforeAll(async () => {
    await useBackend(backend)
    model = await openArtifacts(readToy(toyFiles.relu))
  })
  afterAll(() => model.dispose())

  test('hiding what the map highlights costs the class more than hiding what it does not', async () => {
    const tensor = readToyPicture(toyFiles.relu)
    const target = { kind: 'logit', classIndex: 2 } as const
    const { heatmap } = await explain(model.classifier, tensor, 'gradcam', { layers: ['relu2'], target })
    const shape = tensor.shape as [1, number, number, number]
    const run: MetricRun = {
      classifier: model.classifier,
      picture: { data: (await tensor.data()) as Float32Array, shape },
      target: { kind: 'probability', classIndex: 2 },
      openScorers: localScorers(model.classifier),
      report: () => undefined,
    }
    const before = memory().numTensors
    const found = await topTenth(run, heatmap)
    const turned = { ...heatmap, data: heatmap.data.map((v) => 1 - v) }
    const upside = await topTenth(run, turned)
    // What speaks against the class is the better named the more of the class is left.
    const against = await topTenth(run, turned, true)
    expect(against.hidden).toBe(upside.hidden)
    expect(against.beaten).toBe(8 - upside.beaten)
    expect(memory().numTensors).toBe(before)
    expect(found.score).toBe(upside.score)
    expect(found.random).toBe(upside.random)
    expect(found.hidden).toBeLessThan(found.random)
    expect(found.hidden).toBeLessThan(upside.hidden)
    expect(found.draws).toBe(8)
    expect(found.beaten).toBeGreaterThan(4)
    expect(upside.beaten).toBeLessThan(found.beaten)
    tensor.dispose()
  })
})

test('the mean colour is each channel for itself', () => {
  const picture = { data: Float32Array.of(1, 10, 3, 30, 5, 50, 7, 70), shape: [1, 2, 2, 2] as const }
  expect([...(makeBaseline('mean', picture) ?? [])]).toEqual([4, 40, 4, 40, 4, 40, 4, 40])
  expect(makeBaseline('zero', picture)).toBeNull()
})

test('blur keeps a plain picture and evens out an edge', () => {
  const plain = { data: new Float32Array(2 * 400).fill(0.3), shape: [1, 20, 20, 2] as const }
  for (const value of makeBaseline('blur', plain) ?? []) expect(value).toBeCloseTo(0.3)
  const edge = {
    data: Float32Array.from({ length: 400 }, (_, i) => (i % 20 < 10 ? 0 : 1)),
    shape: [1, 20, 20, 1] as const,
  }
  const row = [...(makeBaseline('blur', edge) ?? [])].slice(0, 20)
  expect(row[9]).toBeGreaterThan(0.2)
  expect(row[10]).toBeLessThan(0.8)
  expect((row[9] ?? 0) + (row[10] ?? 0)).toBeCloseTo(1)
})
