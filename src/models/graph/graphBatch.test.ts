import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, values, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const head = [
  placeholder('image', [1, 2, 2, 1]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node('Reshape', 'flat', ['conv', 'shape']),
  node('MatMul', 'logits', ['flat', 'dense'], { transpose_a: { b: false }, transpose_b: { b: false } }),
]
const weights = [weight('kernel', [1, 1, 1, 3], 1), weight('dense', [12, 2], 2)]

/** Scores of two pictures at once and of each alone. */
async function scores(files: Parameters<typeof openModel>[0]) {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(files)
  const { network, input, logits, fixedBatch } = classifier
  const both = tf.tensor4d(values(8), [2, 2, 2, 1])
  const run = async (x: tf.Tensor) => {
    const [answer] = network.run({ [input]: x }, [logits])
    const list = [...(await answer!.data())]
    answer!.dispose()
    return list
  }
  const singles: number[] = []
  for (const part of tf.split(both, 2)) {
    singles.push(...(await run(part)))
    part.dispose()
  }
  const together = fixedBatch === null ? await run(both) : singles
  both.dispose()
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { together, singles, fixedBatch, repairs: card.repairs, remarks: card.remarks }
}

test('a placeholder for one picture takes two', async () => {
  const { together, singles, fixedBatch, repairs } = await scores(
    graphFiles(head, [...weights, int('shape', [-1, 12])]),
  )
  expect(fixedBatch).toBeNull()
  expect(repairs).toEqual([])
  for (const [i, value] of together.entries()) expect(value).toBeCloseTo(singles[i]!, 6)
})

test.each([[[1, 12]], [[1, -1]]])('a shape %j that is written for one picture is opened', async (shape) => {
  const { together, singles, fixedBatch, repairs } = await scores(
    graphFiles(head, [...weights, int('shape', shape)]),
  )
  expect(fixedBatch).toBeNull()
  expect(repairs).toEqual([
    'The file was written for one picture at a time; its shapes were opened for several.',
  ])
  for (const [i, value] of together.entries()) expect(value).toBeCloseTo(singles[i]!, 6)
})

test('what cannot be opened takes one picture at a time, and the card says so', async () => {
  const fixed = [...head, node('ConcatV2', 'joined', ['logits', 'row', 'axis'], { N: { i: '2' } })]
  const extra = [...weights, int('shape', [-1, 12]), weight('row', [1, 2], 3), int('axis', [1], [])]
  const { fixedBatch, remarks } = await scores(graphFiles(fixed, extra, { joined: 'joined' }))
  expect(fixedBatch).toBe(1)
  expect(remarks).toEqual(['The file takes one picture at a time.'])
})

test('a rewritten file that does not open costs nothing: the one that opened is taken, one picture at a time', async () => {
  const dims = [
    ...head.slice(0, 3),
    node('Fill', 'ones', ['shape', 'one']),
    node('AddV2', 'sum', ['flat', 'ones']),
  ]
  const fixed = [...dims, { ...head[3]!, input: ['sum', 'dense'] }]
  const one = weight('one', [], 4)
  const { fixedBatch, remarks, repairs } = await scores(
    graphFiles(fixed, [...weights, int('shape', [1, 12]), one]),
  )
  expect(fixedBatch).toBe(1)
  expect([repairs, remarks]).toEqual([[], ['The file takes one picture at a time.']])
})
