// SESS against pytorch-grad-cam's own answers, on a square picture of the plain toy.
import { memory, tensor4d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../explain'
import { normals } from '../scoring/random'
import { backends, useBackend } from '../testing/backends'
import goldens from '../testing/goldens/sess.json'
import { toyPicture } from '../testing/libraryCases'
import { record } from '../testing/record'
import { stopAt } from '../testing/stopAt'
import { mapLayer, plainToy } from '../testing/toyNetwork'
import type { Classifier, Params, Target } from '../types'
import { windowsAt } from './sess/windows'

const SIDE = 16
const cases = goldens.cases.map((each) => ({ ...each, params: each.params as unknown as Params }))
const picture = () => tensor4d(normals(SIDE * SIDE * 3, 1, 100), [1, SIDE, SIDE, 3])

function squareToy(): Classifier {
  const layers = [mapLayer('relu1', SIDE, SIDE, 5), mapLayer('relu2', SIDE / 2, SIDE / 2, 6)]
  return { ...plainToy(), inputShape: [SIDE, SIDE, 3], layers }
}

/** Window starts of pytorch-grad-cam's own test. */
test('windows stay inside the picture', () => {
  expect(windowsAt(2, [224, 224]).map(({ left, top }) => [left, top])).toEqual([
    [0, 0],
    ...[
      [0, 0],
      [64, 0],
      [0, 64],
      [64, 64],
    ],
  ])
  expect(windowsAt(12, [224, 224])).toHaveLength(122)
  expect(windowsAt(2, [12, 16])[4]).toEqual({ top: 3, left: 4, scaled: [15, 20] })
})

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))

  test.for(cases)('class $cls at $layer with $params', async ({ cls, layer, params, data }, context) => {
    const [classifier, shown] = [squareToy(), picture()]
    const before = memory().numTensors
    const target: Target = { kind: 'logit', classIndex: cls }
    const { heatmap } = await explain(classifier, shown, 'sess', { layers: [layer], target, params })
    expect(memory().numTensors).toBe(before)
    expect([heatmap.height, heatmap.width]).toEqual([SIDE, SIDE])
    const off = Math.max(...data.map((value, at) => Math.abs(value - (heatmap.data[at] ?? Number.NaN))))
    record(context, { backend, method: 'sess', library: 'pytorch-grad-cam', off })
    expect(off).toBeLessThan(tolerance)
    shown.dispose()
  })

  test('a picture that is not square is seen through windows of its shape', async () => {
    const target: Target = { kind: 'logit', classIndex: 2 }
    const { heatmap } = await explain(plainToy(), toyPicture(), 'sess', {
      layers: ['relu2'],
      target,
      params: { scales: 3 },
    })
    expect([heatmap.height, heatmap.width, heatmap.state]).toEqual([12, 16, 'ok'])
  })

  test('stopped between two windows it holds nothing', async () => {
    const [classifier, shown] = [plainToy(), toyPicture()]
    const before = memory().numTensors
    const target: Target = { kind: 'logit', classIndex: 2 }
    const run = explain(classifier, shown, 'sess', { layers: ['relu2'], target, report: stopAt(4) })
    await expect(run).rejects.toThrow('stopped')
    expect(memory().numTensors).toBe(before)
    shown.dispose()
  })
})
