// Operators and shapes that a graph has and nothing here computes: each is named, with what it is called in the file.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const weights = [
  weight('kernel', [1, 1, 3, 4], 1),
  weight('dense', [4, 3], 3),
  int('axes', [1, 2]),
  int('two', [8, 8]),
]

const refusal = async (odd: ReturnType<typeof node>) => {
  const nodes = [
    placeholder('image', [-1, 4, 4, 3]),
    node('Conv2D', 'conv', ['image', 'kernel'], window()),
    odd,
    node('Mean', 'gap', ['odd', 'axes'], { keep_dims: { b: false } }),
    node('MatMul', 'logits', ['gap', 'dense']),
  ]
  const before = tf.memory().numTensors
  const error = await openModel(graphFiles(nodes, weights)).then(
    () => null,
    (e: Error) => e,
  )
  expect(tf.memory().numTensors).toBe(before)
  return error
}

test.each([
  ['If', ['two', 'conv']],
  ['StatelessIf', ['two', 'conv']],
  ['ReverseSequence', ['conv', 'two']],
  ['BitwiseAnd', ['conv', 'two']],
  ['FFT2D', ['conv']],
])('%s is refused by its name', async (op, inputs) => {
  const error = await refusal(node(op, 'odd', inputs))
  expect(error?.name).toBe('UnsupportedModel')
  expect(error?.message).toContain(op)
})
