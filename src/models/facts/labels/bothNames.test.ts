import { memory, tensor4d } from '@tensorflow/tfjs-core'
import { describe, expect, test } from 'vitest'
import { classify } from '../../../engine/classify'
import { explain } from '../../../engine/explain'
import { backends, useBackend } from '../../../engine/testing/backends'
import type { Target } from '../../../engine/types'
import { openModel } from '../../open'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  values,
  weight,
} from '../../testing/modelFixtures'

/** One sigmoid behind a convolution; its names lie beside it. */
const files = (names: Readonly<Record<string, string>>) =>
  modelFiles(
    kerasJson(
      functional(
        'one_end',
        [
          picture('picture', [6, 6, 3]),
          called(layer('Conv2D', 'body', { filters: 4, kernel_size: [3, 3], padding: 'same' }), 'picture'),
          called(layer('GlobalAveragePooling2D', 'pool'), 'body'),
          called(layer('Dense', 'end', { units: 1, activation: 'sigmoid' }), 'pool'),
        ],
        { inputs: ['picture'], outputs: ['end'] },
      ),
    ),
    [
      weight('body/kernel', [3, 3, 3, 4], 1),
      weight('body/bias', [4], 2),
      weight('end/kernel', [4, 1], 5),
      weight('end/bias', [1], 6),
    ],
    names,
  )

describe.each(backends)('two names for one sigmoid, $backend', ({ backend, tolerance }) => {
  test('the second is the output, the first its negative, for every method', async () => {
    await useBackend(backend)
    const before = memory().numTensors
    const plain = await openModel(files({}))
    const named = await openModel(files({ 'labels.txt': 'cat\ndog' }))
    expect(named.card).toMatchObject({ classes: 2, labels: ['cat', 'dog'], activation: 'sigmoid' })
    const input = tensor4d(values(108, 3), [1, 6, 6, 3])
    const one = await classify(plain.classifier, input)
    const two = await classify(named.classifier, input)
    const [z = 0, p = 0] = [one.logits[0], one.probabilities[0]]
    for (const [i, value] of [-z, z].entries()) expect(two.logits[i]).toBeCloseTo(value, 5)
    for (const [i, value] of [1 - p, p].entries()) expect(two.probabilities[i]).toBeCloseTo(value, 5)
    const map = async (model: typeof plain, target: Target, method: string) =>
      (await explain(model.classifier, input, method, { layers: ['body'], target, norm: 'none' })).heatmap
        .data
    for (const method of ['gradcam', 'cam', 'layercam', 'scorecam', 'ablationcam', 'fullgrad']) {
      for (const [classIndex, kind] of [
        [0, 'negative'],
        [1, 'logit'],
      ] as const) {
        const wanted = await map(plain, { kind, classIndex: 0 }, method)
        const got = await map(named, { kind: 'logit', classIndex }, method)
        const peak = Math.max(...wanted.map(Math.abs), 1e-3)
        for (const [i, value] of wanted.entries())
          expect(Math.abs((got[i] ?? 0) - value) / peak, `${method} ${kind} ${i}`).toBeLessThan(tolerance)
      }
    }
    for (const model of [plain, named]) model.dispose()
    input.dispose()
    expect(memory().numTensors).toBe(before)
  })
})
