// Maps of one box and class are torch's (examples/detectors/figures.py), at each level and joined as Ultralytics does it.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { explain } from '../../engine/explain'
import { backends, useBackend } from '../../engine/testing/backends'
import type { ExplainOptions } from '../../engine/types'
import { openModel } from '../open'
import figures from './testing/torchFigures.json' with { type: 'json' }
import { filesOf, toyDetector } from './testing/toyDetector'

const picture = () =>
  tf.tensor4d(
    Array.from({ length: 16 * 16 * 3 }, (_, i) => ((i * 37) % 101) / 101),
    [1, 16, 16, 3],
  )

async function mapOf(method: string, options: Omit<ExplainOptions, 'target'>, at: (typeof figures)[number]) {
  const before = tf.memory().numTensors
  const { classifier, dispose } = await openModel(filesOf(toyDetector))
  const x = picture()
  try {
    const target = { kind: 'logit', classIndex: at.class, anchor: at.anchor } as const
    return await explain(classifier, x, method, { ...options, target })
  } finally {
    x.dispose()
    dispose()
    expect(tf.memory().numTensors).toBe(before)
  }
}

/** Largest difference, against the largest value. */
function worst(map: Float32Array, figure: readonly number[]): number {
  expect(map).toHaveLength(figure.length)
  const reach = Math.max(...figure)
  return Math.max(...figure.map((value, i) => Math.abs(value - (map[i] ?? Number.NaN)))) / (reach || 1)
}

describe.each(backends)('on $backend', ({ backend }) => {
  beforeAll(() => useBackend(backend))

  describe.each(figures)('the box $anchor, class $class', (at) => {
    test.each(['gradcam', 'hirescam', 'layercam'] as const)('%s at each level', async (method) => {
      for (const level of ['fine', 'coarse'] as const) {
        const figure = at[level][method]
        const { heatmap, score } = await mapOf(method, { layers: [level], norm: 'none' }, at)
        expect(score).toBeCloseTo(at.score, 4)
        expect(worst(heatmap.data, figure)).toBeLessThan(1e-4)
      }
    })

    test('LayerCAM of both levels', async () => {
      const options = { layers: ['fine', 'coarse'], fuse: 'max', size: 'input' } as const
      const { heatmap } = await mapOf('layercam', options, at)
      expect(worst(heatmap.data, at.levels)).toBeLessThan(1e-4)
    })
  })

  test('the figures are no zeros', () => {
    const [fine, coarse] = figures
    expect(Math.max(...(fine?.fine.layercam ?? []))).toBeGreaterThan(0.01)
    expect(Math.max(...(coarse?.coarse.layercam ?? []))).toBeGreaterThan(0.01)
  })
})
