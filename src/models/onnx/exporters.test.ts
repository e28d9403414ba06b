// What exporters write that a file does not say plainly: sizes left open that a table has fixed, standardised weights,
// tokens pooled as a line, layer norms in pieces.
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { changed, filesOf, toy } from './testing/toyOnnx'
import { floats, integers, type ModelText, type NodeText } from './testing/writeOnnx'

beforeAll(() => useBackend('cpu'))

async function cardOf(model: ModelText) {
  const { card, dispose } = await openModel(filesOf(model))
  dispose()
  return card
}

const patches = { strides: [16, 16] }

/** Patches of 16 × 16 as tokens with a place each for 64 × 64, then `between`, then a mean and four scores. */
function transformer(between: readonly NodeText[], pooled: readonly NodeText[]): ModelText {
  return {
    inputs: { input: [null, null, null, null] },
    outputs: { output: [null, 4] },
    weights: {
      'patch.weight': floats([8, 3, 16, 16]),
      positions: floats([1, 16, 8]),
      flat: integers([0, 8, -1]),
      'fc.weight': floats([4, 8]),
      epsilon: floats([], [1e-5]),
      last: integers([-1]),
      row: integers([2]),
      space: integers([-1, -2]),
      vector: integers([0, 8]),
      axis: integers([1]),
    },
    nodes: [
      { op: 'Conv', name: '/patch/Conv', in: ['input', 'patch.weight'], out: ['p'], attributes: patches },
      { op: 'Reshape', in: ['p', 'flat'], out: ['t'] },
      { op: 'Transpose', in: ['t'], out: ['u'], attributes: { perm: [0, 2, 1] } },
      { op: 'Add', name: '/embed/Add', in: ['u', 'positions'], out: ['x'] },
      ...between,
      ...pooled,
      {
        op: 'Gemm',
        name: '/fc/Gemm',
        in: ['pooled', 'fc.weight'],
        out: ['output'],
        attributes: { transB: 1 },
      },
    ],
    opset: 18,
  }
}

const mixed: readonly NodeText[] = [
  { op: 'Transpose', in: ['x'], out: ['xt'], attributes: { perm: [0, 2, 1] } },
  { op: 'MatMul', name: '/block/MatMul', in: ['x', 'xt'], out: ['scores'] },
  { op: 'Softmax', in: ['scores'], out: ['shares'] },
  { op: 'MatMul', name: '/block/MatMul_1', in: ['shares', 'x'], out: ['y'] },
]
const norm: readonly NodeText[] = [
  { op: 'ReduceMean', name: '/norm/ReduceMean', in: ['y', 'last'], out: ['m'] },
  { op: 'Sub', name: '/norm/Sub', in: ['y', 'm'], out: ['z'] },
]
const asLine: readonly NodeText[] = [
  { op: 'Transpose', in: ['z'], out: ['zt'], attributes: { perm: [0, 2, 1] } },
  { op: 'Unsqueeze', in: ['zt', 'row'], out: ['line'] },
  { op: 'ReduceMean', in: ['line', 'space'], out: ['one'] },
  { op: 'Reshape', in: ['one', 'vector'], out: ['pooled'] },
]
const first: readonly NodeText[] = [
  { op: 'Gather', in: ['z', 'start'], out: ['pooled'], attributes: { axis: 1 } },
]

test('a size that only a table of positions fixes is found', async () => {
  const card = await cardOf(transformer([...mixed, ...norm], asLine))
  expect(card.inputShape).toEqual([64, 64, 3])
  expect(card.guess).toMatchObject({ height: 64, width: 64 })
})

test('tokens that are pooled as a line of one row lie on the grid of their patches', async () => {
  const { suggested, layers } = await cardOf(transformer([...mixed, ...norm], asLine))
  expect(suggested.layer).toBe('norm')
  expect(layers.find(({ name }) => name === 'norm')).toMatchObject({ height: 4, width: 4, kind: 'tokens' })
  expect(layers.map(({ height }) => height)).not.toContain(1)
})

test('a mean over the numbers of a token mixes no tokens: where one token is read, attention is the last to mix', async () => {
  const { weights = {}, ...model } = transformer([...mixed, ...norm], first)
  const { suggested } = await cardOf({ ...model, weights: { ...weights, start: integers([0], []) } })
  expect(suggested.layer).toBe('embed')
})

test('weights are standardised by a batch norm of their own moments', async () => {
  const [conv, ...rest] = toy.nodes
  const shape = [1, 6, 27]
  const standardised: NodeText[] = [
    { op: 'Reshape', in: ['stem.weight', 'rows'], out: ['w1'] },
    {
      op: 'BatchNormalization',
      name: '/stem/BatchNormalization',
      in: ['w1', 'ones', 'zeros', 'zeros', 'ones'],
      out: ['w2', 'mean', 'variance'],
      attributes: { training_mode: 1 },
    },
    { op: 'Reshape', in: ['w2', 'filters'], out: ['w3'] },
  ]
  const model = changed(
    { nodes: [...standardised, { ...(conv as NodeText), in: ['input', 'w3', 'stem.bias'] }, ...rest] },
    {
      rows: integers(shape),
      filters: integers([6, 3, 3, 3]),
      ones: floats([6], [1]),
      zeros: floats([6], [0]),
    },
  )
  const { classifier, dispose } = await openModel(filesOf(model))
  const picture = tf.ones([1, 12, 12, 3])
  const [stem] = classifier.network.run({ [classifier.input]: picture }, ['stem']) as [tf.Tensor]
  // Inside the picture all ones meet all of a filter, whose numbers have the mean 0: the bias is left.
  const inside = await tf.slice(stem, [0, 2, 2, 0], [1, 1, 1, 6]).data()
  const bias = Array.from({ length: 6 }, (_, i) => Math.sin(i * 0.7) * 0.5)
  for (const [i, value] of inside.entries()) expect(value).toBeCloseTo(bias[i] ?? 0, 5)
  const edge = await tf.slice(stem, [0, 0, 0, 0], [1, 1, 1, 1]).data()
  expect(Math.abs((edge[0] ?? 0) - (bias[0] ?? 0))).toBeGreaterThan(0.1)
  tf.dispose([picture, stem])
  dispose()
})

test('what no module puts out is told, in a file that tells modules', async () => {
  const { layers } = await cardOf(transformer([...mixed, ...norm], asLine))
  const told = Object.fromEntries(layers.map(({ name, noModule = false }) => [name, noModule]))
  expect(told).toMatchObject({ patch: false, embed: false, block: false, u: true })
  const nameless = transformer([...mixed, ...norm], asLine)
  const nodes = nameless.nodes.map(({ name: _, ...node }) => node)
  const plain = await cardOf({ ...nameless, nodes })
  expect(plain.layers.some(({ noModule }) => noModule)).toBe(false)
})
