import { add, memory, type Tensor, zerosLike } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from './explain'
import { localScorers } from './scoring/localScorers'
import { scoreOf } from './targets'
import { backends, useBackend } from './testing/backends'
import { toyPicture } from './testing/libraryCases'
import { plainToy, residualToy } from './testing/toyNetwork'
import type { Classifier, ExplainOptions, Target } from './types'

const logit: Target = { kind: 'logit', classIndex: 2 }

async function mapOf(
  classifier: Classifier,
  method: string,
  options: Partial<ExplainOptions> & Pick<ExplainOptions, 'layers'>,
) {
  const picture = toyPicture()
  const before = memory().numTensors
  const { heatmap } = await explain(classifier, picture, method, { target: logit, ...options })
  expect(memory().numTensors).toBe(before)
  return heatmap.data
}

/** Relative to the peak. */
function expectSame(a: Float32Array, b: Float32Array, tolerance: number) {
  const peak = Math.max(...b.map(Math.abs))
  expect(peak).toBeGreaterThan(1e-4)
  expect(a).toHaveLength(b.length)
  expect(Math.max(...a.map((v, i) => Math.abs(v - (b[i] ?? Number.NaN)))) / peak).toBeLessThan(tolerance)
}

describe.each(backends)('on $backend', ({ backend, tolerance }) => {
  beforeAll(() => useBackend(backend))
  const raw = { layers: ['relu2'], norm: 'none' } as const

  describe('behind global average pooling and a linear head', () => {
    test.each(['hirescam', 'xgradcam', 'shapleycam'])('%s equals Grad-CAM', async (method) => {
      expectSame(await mapOf(plainToy(), method, raw), await mapOf(plainToy(), 'gradcam', raw), tolerance)
    })

    test('Grad-CAM is the positive part of CAM divided by the number of places', async () => {
      const cam = await mapOf(plainToy(), 'cam', raw)
      const shares = cam.map((v) => Math.max(v, 0) / 48)
      expectSame(await mapOf(plainToy(), 'gradcam', raw), shares, tolerance)
      expect(Math.min(...cam)).toBeLessThan(0)
    })

    test('HiResCAM without its ReLU adds up to the score less the bias', async () => {
      const positive = await mapOf(plainToy(), 'hirescam', raw)
      const negative = await mapOf(plainToy(), 'hirescam', {
        ...raw,
        target: { kind: 'negative', classIndex: 2 },
      })
      const total = positive.reduce((a, b) => a + b, 0) - negative.reduce((a, b) => a + b, 0)
      const classifier = plainToy()
      const [logits, activations] = classifier.network.run({ input: toyPicture() }, ['logits', 'relu2'])
      const zero = zerosLike(activations as Tensor)
      const [bias] = classifier.network.run({ relu2: zero }, ['logits'])
      const score = Number((await logits?.data())?.[2]) - Number((await bias?.data())?.[2])
      expect(total).toBeCloseTo(score, 3)
    })
  })

  test('ShapleyCAM of a piecewise linear head is Grad-CAM, of a bent one is not', async () => {
    const join = { layers: ['join'], norm: 'none' } as const
    const shapley = await mapOf(residualToy(), 'shapleycam', join)
    expectSame(shapley, await mapOf(residualToy(), 'gradcam', join), tolerance)
    const target: Target = { kind: 'probability', classIndex: 2 }
    const bent = await mapOf(plainToy(), 'shapleycam', { ...raw, target })
    const straight = await mapOf(plainToy(), 'gradcam', { ...raw, target })
    expect(Math.max(...bent.map((v, i) => Math.abs(v - (straight[i] ?? 0))))).toBeGreaterThan(
      0.01 * Math.max(...straight),
    )
  })

  test.each(['pytorch-grad-cam', 'torchcam'] as const)(
    'FinerCAM of gamma 0 is Grad-CAM (%s)',
    async (convention) => {
      const finer = await mapOf(residualToy(), 'finercam', {
        layers: ['join'],
        norm: 'none',
        convention,
        params: { gamma: 0 },
      })
      expectSame(finer, await mapOf(residualToy(), 'gradcam', { layers: ['join'], norm: 'none' }), tolerance)
    },
  )

  test.each([1, 2, 3, 8])('chunks of %i do not change Score-CAM', async (chunk) => {
    const options = { layers: ['join'], norm: 'none' } as const
    const classifier = residualToy()
    const chunked = await mapOf(classifier, 'scorecam', {
      ...options,
      openScorers: localScorers(classifier, { chunk }),
    })
    expectSame(chunked, await mapOf(residualToy(), 'scorecam', options), 1e-5)
  })

  test.each([1, 4])('chunks of %i do not change the noise of SS-CAM', async (chunk) => {
    const options = { layers: ['relu2'], norm: 'none', params: { samples: 3, seed: 5 } } as const
    const classifier = plainToy()
    const chunked = await mapOf(classifier, 'sscam', {
      ...options,
      openScorers: localScorers(classifier, { chunk }),
    })
    expectSame(chunked, await mapOf(plainToy(), 'sscam', options), 1e-5)
    const other = await mapOf(plainToy(), 'sscam', { ...options, params: { samples: 3, seed: 6 } })
    expect(Math.max(...other.map((v, i) => Math.abs(v - (chunked[i] ?? 0))))).toBeGreaterThan(1e-3)
  })

  test('a constant added to every score does not change Score-CAM', async () => {
    const shifted: Target = {
      kind: 'custom',
      classIndex: 2,
      score: (outputs) => add(scoreOf(logit, 'none')(outputs), 100),
    }
    const options = { layers: ['join'] }
    expectSame(
      await mapOf(residualToy(), 'scorecam', { ...options, target: shifted }),
      await mapOf(residualToy(), 'scorecam', options),
      1e-3,
    )
  })

  test('SS-CAM without noise and IS-CAM of one strength are Score-CAM', async () => {
    const options = { layers: ['join'], norm: 'none' } as const
    const wanted = await mapOf(residualToy(), 'scorecam', options)
    const still = await mapOf(residualToy(), 'sscam', { ...options, params: { samples: 2, std: 0 } })
    const single = await mapOf(residualToy(), 'iscam', { ...options, params: { samples: 1 } })
    expectSame(still, wanted, tolerance)
    expectSame(single, wanted, tolerance)
  })

  test('Grad-CAM of minus the logit and of the logit never light the same place', async () => {
    const options = { layers: ['join'], norm: 'none' } as const
    const pro = await mapOf(residualToy(), 'gradcam', options)
    const con = await mapOf(residualToy(), 'gradcam', {
      ...options,
      target: { kind: 'negative', classIndex: 2 },
    })
    expect(Math.max(...pro.map((v, i) => v * (con[i] ?? 0)))).toBe(0)
    expect(Math.max(...pro, ...con)).toBeGreaterThan(0)
  })

  test('RandomCAM depends on its seed alone', async () => {
    const random = (seed: number, classIndex: number) =>
      mapOf(plainToy(), 'randomcam', { ...raw, params: { seed }, target: { kind: 'logit', classIndex } })
    expect(await random(1, 0)).toEqual(await random(1, 3))
    expect(await random(1, 0)).not.toEqual(await random(2, 0))
  })
})
