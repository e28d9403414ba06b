// Operators that are no arithmetic: what says nothing is passed over, all else is refused by name before anything runs.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test, vi } from 'vitest'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const weights = [weight('kernel', [1, 1, 3, 4], 1), weight('dense', [4, 3], 3), int('axes', [1, 2])]
const withOne = (op: string, inputs: readonly string[] = ['conv']) => [
  placeholder('image', [-1, 4, 4, 3]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node(op, 'odd', [...inputs]),
  node('Relu', 'act', ['odd']),
  node('Mean', 'gap', ['act', 'axes'], { keep_dims: { b: false } }),
  node('MatMul', 'logits', ['gap', 'dense']),
]
const opened = (nodes: ReturnType<typeof withOne>) => openModel(graphFiles(nodes, weights, { s: 'logits' }))

test('Print passes on what it is given, and nothing is written', async () => {
  const written = ['log', 'warn', 'info', 'error'].map((key) => vi.spyOn(console, key as 'log'))
  const { classifier, dispose } = await opened(withOne('Print', ['conv', 'conv']))
  const before = tf.memory().numTensors
  const x = tf.ones([1, 4, 4, 3])
  const scores = classifier.network.run({ [classifier.input]: x }, ['odd', 'conv'])
  const [odd, conv] = await Promise.all(scores.map((t) => t.data()))
  expect([...odd!]).toEqual([...conv!])
  tf.dispose([x, scores])
  expect(tf.memory().numTensors).toBe(before)
  for (const spy of written) expect(spy).not.toHaveBeenCalled()
  dispose()
})

test('an input of texts is named', async () => {
  const [, ...rest] = withOne('Identity')
  const text = { name: 'image', op: 'Placeholder', attr: { dtype: { type: 'DT_STRING' } } }
  await expect(opened([text, ...rest])).rejects.toThrow(
    'The input "image" of the graph takes texts (a picture\'s file, say), which TensorFlow.js cannot decode;',
  )
})

test('a batch norm with a variance below zero is named, whatever the weight is called', async () => {
  const norm = withOne('FusedBatchNormV3', ['conv', 'one', 'one', 'one', 'spread'])
  const list = [...weights, weight('one', [4], 4)]
  const spread = { name: 'spread', shape: [4], values: [1, 1, -1, 1] }
  await expect(openModel(graphFiles(norm, [...list, spread], { s: 'logits' }))).rejects.toThrow(
    'The weight "spread" holds a variance below zero (-1), at place 2;',
  )
})

const WAITING =
  'decides while running, which cannot be explained; convert the model as it predicts (K.set_learning_phase(0) before the export, or training=False) and without such operators.'
const TEXTS = 'works on texts, which cannot be explained; convert the part behind it, which works on numbers.'
const DAMAGED = 'the file is damaged, so convert the model again.'

const REFUSED: readonly (readonly [string, string])[] = [
  ...['TensorArrayV3', 'TensorArrayReadV3', 'TensorListStack', 'TensorListReserve', 'EmptyTensorList'].map(
    (op) => [op, WAITING] as const,
  ),
  ...['HashTableV2', 'LookupTableFindV2', 'ListDiff', 'Where'].map((op) => [op, WAITING] as const),
  ...['StaticRegexReplace', 'StringNGrams', 'AsString', 'DecodeJpeg'].map((op) => [op, TEXTS] as const),
  ['Add', `has 1 input where it needs 2; ${DAMAGED}`],
  ['ClipByValue', `has 1 input where it needs 3; ${DAMAGED}`],
  ['MaxPool', `has no strides; ${DAMAGED}`],
  ['DepthToSpace', `has no block_size; ${DAMAGED}`],
]

test.each(REFUSED)('%s: %s', async (op, said) => {
  const before = tf.memory().numTensors
  await expect(opened(withOne(op))).rejects.toThrow(`The operator ${op} at "odd" ${said}`)
  expect(tf.memory().numTensors).toBe(before)
})
