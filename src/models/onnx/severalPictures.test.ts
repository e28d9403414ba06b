// Files that were exported for one picture: opened for several where exporters bake its sizes in.
import { beforeAll, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import { openModel } from '../open'
import { changed, filesOf, toy } from './testing/toyOnnx'
import { integers, type ModelText, type NodeText } from './testing/writeOnnx'

beforeAll(() => useBackend('cpu'))

/** The toy for one picture, something else between its pooled features and its Gemm. */
function withHead(nodes: readonly NodeText[], more: ModelText['weights']): ModelText {
  const before = toy.nodes.filter(({ op }) => !/Flatten|Gemm/.test(op))
  const gemm = toy.nodes.filter(({ op }) => op === 'Gemm')
  return changed({ inputs: { input: [1, 3, 12, 12] }, nodes: [...before, ...nodes, ...gemm] }, more)
}

const attention: NodeText[] = [
  { op: 'Reshape', in: ['e', 'tokens'], out: ['t'] },
  // Two heads of three, the last size left open where more pictures come in.
  { op: 'Reshape', in: ['t', 'heads'], out: ['h'] },
  { op: 'Reshape', in: ['h', 'rows'], out: ['r'] },
  { op: 'Transpose', in: ['r'], out: ['u'], attributes: { perm: [0, 2, 1] } },
  { op: 'Reshape', in: ['u', 'turned'], out: ['v'] },
  { op: 'MatMul', in: ['h', 'v'], out: ['w'] },
  { op: 'ReduceMean', in: ['w'], out: ['m'], attributes: { axes: [3], keepdims: 0 } },
  { op: 'Reshape', in: ['m', 'all'], out: ['n'] },
  { op: 'Slice', in: ['n', 'zero', 'six', 'one'], out: ['g'] },
]

test.each([
  [
    'features gathered from a row',
    [
      { op: 'Reshape', in: ['f', 'row'], out: ['flat'] },
      { op: 'Gather', in: ['flat', 'places'], out: ['back'] },
      { op: 'Reshape', in: ['back', 'features'], out: ['g'] },
    ],
    {
      row: integers([-1]),
      places: integers([0, 1, 2, 3, 4, 5], [1, 6, 1, 1]),
      features: integers([1, 6]),
    },
  ],
  [
    'heads of attention',
    attention,
    {
      tokens: integers([1, 36, 6]),
      heads: integers([1, 2, 36, -1]),
      rows: integers([-1, 36, 3]),
      turned: integers([1, 2, 3, 36]),
      all: integers([1, 72]),
      zero: integers([0]),
      six: integers([6]),
      one: integers([1]),
    },
  ],
] as const)('%s', async (_, nodes, more) => {
  const { classifier, card, dispose } = await openModel(filesOf(withHead(nodes, more)))
  expect(classifier.fixedBatch).toBeNull()
  expect(card.remarks.join()).not.toContain('one picture at a time')
  dispose()
})
