// Windows that no kernel should see, and sizes that no memory holds: named before anything is computed.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { changed, filesOf, toy } from './testing/toyOnnx'

beforeAll(() => tf.setBackend('cpu'))

const withConv = (ints: Readonly<Record<string, readonly number[]>>) =>
  changed({
    nodes: toy.nodes.map((node) =>
      node.op === 'Conv' ? { ...node, attributes: { ...node.attributes, ...ints } } : node,
    ),
  })

test.each([
  [{ strides: [0, 1] }, 'has windows of [0, 1] over 2 axes'],
  [{ strides: [-1, 1] }, 'has windows of [-1, 1] over 2 axes'],
  [{ dilations: [0, 0] }, 'has windows of [0, 0] over 2 axes'],
  [{ dilations: [99, 99] }, 'has windows larger than its input of [12, 12]'],
  [{ pads: [1e9, 1e9, 1e9, 1e9] }, 'more than 67108864 values; open a model that fits its pictures.'],
])('Conv %o', async (ints, said) => {
  const before = tf.memory().numTensors
  await expect(openModel(filesOf(withConv(ints)))).rejects.toThrow(said)
  expect(tf.memory().numTensors).toBe(before)
})
