// A graph whose input has no batch axis, as people write it who export a function of one picture.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import { graphFiles, ints, node, placeholder, window } from '../testing/graphFixtures'
import { int, values, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const weights = [
  weight('kernel', [1, 1, 3, 4], 1),
  weight('dense', [4, 3], 3),
  int('axes', [1, 2]),
  int('front', [0], []),
  int('three', [3]),
  { name: 'half', shape: [], values: [0.5] },
]
const body = (before: readonly Json[], batch: string, after: readonly Json[] = []) => [
  ...before,
  node('Conv2D', 'conv', [batch, 'kernel'], window()),
  node('Relu', 'act', ['conv']),
  node('Mean', 'gap', ['act', 'axes'], { keep_dims: { b: false } }),
  node('MatMul', 'logits', ['gap', 'dense']),
  ...after,
]
const lone = [
  placeholder('image', [8, 9, 3]),
  node('Sub', 'centred', ['image', 'half']),
  node('ExpandDims', 'batch', ['centred', 'front']),
]
const usual = [placeholder('image', [-1, 8, 9, 3]), node('Sub', 'centred', ['image', 'half'])]

async function scores(nodes: readonly Json[], output: string) {
  const { classifier, dispose } = await openModel(graphFiles(nodes, weights, { out: output }))
  const x = tf.tensor4d(values(2 * 216), [2, 8, 9, 3])
  const [found] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
  const answer = { shape: found!.shape, list: [...(await found!.data())], classes: classifier.classes }
  tf.dispose([x, found!])
  dispose()
  return answer
}

test('gets one, and its scores are those of a graph that had it; several pictures go at once', async () => {
  const wanted = await scores(body(usual, 'centred'), 'logits')
  expect(wanted.shape).toEqual([2, 3])
  expect(await scores(body(lone, 'batch'), 'logits')).toEqual(wanted)
  const squeeze = node('Squeeze', 'flat', ['logits'], { squeeze_dims: ints([0]) })
  expect(await scores(body(lone, 'batch', [squeeze]), 'flat')).toEqual(wanted)
})

test('is refused where the graph takes the batch away in a form that is not undone', async () => {
  const flat = node('Reshape', 'flat', ['logits', 'three'])
  await expect(scores(body(lone, 'batch', [flat]), 'flat')).rejects.toThrow(
    `The graph's input "image" is one picture [8, 9, 3] without the axis of a batch; export the model for a batch`,
  )
})
