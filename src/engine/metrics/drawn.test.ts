// What is drawn beside the figures of a map changes none of them, and agrees with them where both say the same.
import { memory } from '@tensorflow/tfjs-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openArtifacts } from '../../models/openArtifacts'
import type { OpenModel } from '../../models/types'
import { explain } from '../explain'
import { localScorers } from '../scoring/localScorers'
import { backends, useBackend } from '../testing/backends'
import { readToy, readToyPicture, toyFiles } from '../testing/toyFiles'
import { measure } from './measure'
import type { MetricRun } from './types'

describe.each(backends)('on $backend', ({ backend }) => {
  let model: OpenModel
  beforeAll(async () => {
    await useBackend(backend)
    model = await openArtifacts(readToy(toyFiles.relu))
  })
  afterAll(() => model.dispose())

  test('random maps and ROAD at five places stand beside the same figures', async () => {
    const tensor = readToyPicture(toyFiles.relu)
    const target = { kind: 'logit', classIndex: 2 } as const
    const { heatmap } = await explain(model.classifier, tensor, 'gradcam', { layers: ['relu2'], target })
    const run: MetricRun = {
      classifier: model.classifier,
      picture: {
        data: (await tensor.data()) as Float32Array,
        shape: tensor.shape as [1, number, number, number],
      },
      target: { kind: 'probability', classIndex: 2 },
      openScorers: localScorers(model.classifier),
      report: () => undefined,
    }
    const before = memory().numTensors
    const plain = await measure(run, heatmap)
    const { drawn, ...figures } = await measure(run, heatmap, { drawn: true })
    expect(memory().numTensors).toBe(before)
    expect(figures).toEqual(plain)
    expect(plain.drawn).toBeUndefined()

    expect(drawn?.random).toHaveLength(4)
    for (const { curve } of drawn?.random ?? []) {
      expect(curve.map(([share]) => share)).toHaveLength(11)
      expect(curve[0]).toEqual(figures.deletion.curve[0])
      expect(curve.at(-1)).toEqual(figures.deletion.curve.at(-1))
    }
    const areas = drawn?.random.map(({ auc }) => auc) ?? []
    expect(new Set(areas).size).toBe(4)
    expect(figures.deletion.auc).toBeLessThan(areas.reduce((a, b) => a + b, 0) / 4)

    const road = drawn?.road ?? []
    expect(road.map(({ removed }) => removed)).toEqual(
      [0.1, 0.2, 0.5, 0.8, 0.9].map((x) => expect.closeTo(x)),
    )
    const removing = (percentile: 20 | 50 | 80) =>
      road.find(({ removed }) => Math.abs(removed - 1 + percentile / 100) < 1e-9)?.most ?? Number.NaN
    for (const percentile of [20, 50, 80] as const)
      expect(removing(percentile) - figures.score).toBeCloseTo(figures.road[percentile], 6)
    tensor.dispose()
  })
})
