// Graphs that keep parts of themselves as functions, as TensorFlow 2 writes conditions and calls.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromBytes } from '../files/files'
import type { Json } from '../json'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, type Weight, weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const number = (name: string, value: number): Weight => ({ name, shape: [], values: [value] })
const weights = [
  weight('kernel', [1, 1, 3, 4], 1),
  weight('dense', [4, 3], 3),
  int('axes', [1, 2]),
  int('three', [3], []),
  int('two', [2], []),
  number('twice/by', 2),
  number('split/by', 5),
]

const fn = (name: string, nodes: readonly Json[], results: readonly string[]): Json => ({
  signature: {
    name,
    inputArg: [{ name: 'x' }],
    outputArg: results.map((_, i) => ({ name: `out${i}` })),
  },
  nodeDef: nodes,
  ret: Object.fromEntries(results.map((result, i) => [`out${i}`, result])),
})
const constant = (name: string) => node('Const', name, [], { dtype: { type: 'DT_FLOAT' } })
const twice = fn(
  'twice',
  [constant('twice/by'), node('Mul', 'mul', ['x', 'twice/by:output:0'])],
  ['mul:z:0', 'x'],
)
const five = fn(
  'five',
  [constant('split/by'), node('Mul', 'mul', ['x', 'split/by:output:0'])],
  ['mul:z:0', 'x'],
)
const nested = fn(
  'nested',
  [node('PartitionedCall', 'inner', ['x'], { f: { func: { name: 'twice' } } })],
  ['inner:output:0', 'inner:output:1'],
)

/** image -> conv -> the call -> mean -> scores */
async function files(call: readonly Json[], functions: readonly Json[]): Promise<ModelFiles> {
  const nodes = [
    placeholder('image', [-1, 4, 4, 3]),
    node('Conv2D', 'conv', ['image', 'kernel'], window()),
    ...call,
    node('AddV2', 'both', ['called', 'called:1']),
    node('Mean', 'gap', ['both', 'axes'], { keep_dims: { b: false } }),
    node('MatMul', 'logits', ['gap', 'dense']),
  ]
  const plain = graphFiles(nodes, weights, { scores: 'logits' })
  const model = JSON.parse(new TextDecoder().decode(await plain.read('model.json')))
  model.modelTopology.library = { function: functions }
  return filesFromBytes(
    'fixture',
    new Map([
      ['model.json', new TextEncoder().encode(JSON.stringify(model))],
      ['weights.bin', new Uint8Array(await plain.read('weights.bin'))],
    ]),
  )
}

const branch = (op: string, condition: string, then = 'twice') =>
  node(op, 'called', [condition, 'conv'], {
    then_branch: { func: { name: then } },
    else_branch: { func: { name: 'five' } },
  })
const compare = (op: string) => node(op, 'condition', ['three', 'two'])

/** How many times the convolution comes out of the call. */
async function factor(call: readonly Json[], functions: readonly Json[] = [twice, five, nested]) {
  const { classifier, dispose } = await openModel(await files(call, functions))
  const x = tf.ones([2, 4, 4, 3])
  const [conv, called] = classifier.network.run({ [classifier.input]: x }, ['conv', 'called'])
  const [a, b] = [await conv!.data(), await called!.data()]
  tf.dispose([x, conv!, called!])
  dispose()
  return (b[0] ?? 0) / (a[0] ?? 1)
}

test.each([
  ['StatelessIf', 'Greater', 2],
  ['If', 'Less', 5],
  ['StatelessIf', 'Equal', 5],
  ['If', 'NotEqual', 2],
])('%s whose condition is %s of two constants is the branch that it takes', async (op, comparison, times) => {
  expect(await factor([compare(comparison), branch(op, 'condition')])).toBeCloseTo(times, 5)
})

test('a call, and a call within a branch, are written out', async () => {
  const call = node('PartitionedCall', 'called', ['conv'], { f: { func: { name: 'twice' } } })
  expect(await factor([call])).toBeCloseTo(2, 5)
  expect(await factor([compare('Greater'), branch('If', 'condition', 'nested')])).toBeCloseTo(2, 5)
})

test('a branch that depends on the picture is refused by name', async () => {
  const looks = [node('Max', 'condition', ['image', 'axes'])]
  await expect(factor([...looks, branch('If', 'condition')])).rejects.toThrow(
    'The operator If at "called" decides while running',
  )
})

test('a function that is not there, and one that calls itself, are named', async () => {
  await expect(factor([compare('Greater'), branch('If', 'condition', 'gone')])).rejects.toThrow(
    'The operator If at "called" calls "gone", which the graph does not contain; convert the model again.',
  )
  const endless = fn(
    'twice',
    [node('PartitionedCall', 'inner', ['x'], { f: { func: { name: 'twice' } } })],
    ['inner:output:0', 'inner:output:1'],
  )
  await expect(factor([compare('Greater'), branch('If', 'condition')], [endless])).rejects.toThrow(
    'The graph calls functions that call functions, more than 16 deep; convert the model again.',
  )
})

test('what a function of many calls of itself would become is counted before it is there', async () => {
  const inner = (_: unknown, i: number) =>
    node('PartitionedCall', `inner${i}`, ['x'], { f: { func: { name: 'twice' } } })
  const swelling = fn('twice', Array.from({ length: 15_000 }, inner), ['inner0:output:0', 'inner1:output:0'])
  await expect(factor([compare('Greater'), branch('If', 'condition')], [swelling])).rejects.toThrow(
    'The graph has more than 20000 nodes once its functions are written out;',
  )
})
