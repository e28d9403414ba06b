// What is said of a map that is fused of several levels, at all but one of which its box has no gradient.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { explain } from '../../engine/explain'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { filesOf, toyDetector } from './testing/toyDetector'

beforeAll(() => useBackend('cpu'))

test('a level without the box does not make Grad-CAM and HiResCAM one map', async () => {
  const { classifier, dispose } = await openModel(filesOf(toyDetector))
  const x = tf.randomUniform<tf.Rank.R4>([1, 16, 16, 3], 0, 1, 'float32', 2)
  try {
    const target = { kind: 'logit', classIndex: 2, anchor: 20 } as const
    const { notes } = await explain(classifier, x, 'gradcam', { layers: ['fine', 'coarse'], target })
    expect(notes.join(' ')).not.toContain('same at every place')
  } finally {
    x.dispose()
    dispose()
  }
})
