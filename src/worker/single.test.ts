// A file for one picture whose trial with two ends the instance of WebAssembly: the model that had opened is not lost.
import { expect, test } from 'vitest'
import { failure } from '../errors'
import { graphFiles, node, placeholder, window } from '../models/testing/graphFixtures'
import { int, weight } from '../models/testing/modelFixtures'
import { forceDevice } from '../runtime/backend'
import { createHost } from './host'
import { environment, openToy, quiet, request, wasm } from './testing/toyHost'

const open = ({ name }: { readonly name: string }) =>
  name === 'wasm' ? forceDevice('wasm', wasm) : Promise.reject(failure('BadRecipe', 'wasm alone'))

const whole = { T: { type: 'DT_INT32' } }
const plain = { transpose_a: { b: false }, transpose_b: { b: false } }

/** It reads one row of its weights: the first for one picture, one that is nowhere in memory for two. */
const nodes = [
  placeholder('image', [1, 4, 4, 3]),
  node('Conv2D', 'conv', ['image', 'kernel'], window()),
  node('Reshape', 'flat', ['conv', 'shape']),
  node('MatMul', 'scores', ['flat', 'dense'], plain),
  node('Shape', 'size', ['image'], { out_type: { type: 'DT_INT32' } }),
  node('GatherV2', 'count', ['size', 'first', 'axis'], { Tparams: { type: 'DT_INT32' } }),
  node('Sub', 'more', ['count', 'one'], whole),
  node('Mul', 'far', ['more', 'large'], whole),
  node('Reshape', 'place', ['far', 'square'], whole),
  node('GatherNd', 'row', ['dense', 'place']),
  node('AddV2', 'logits', ['scores', 'row']),
]
const numbers = [
  int('first', [0]),
  int('axis', [0], []),
  int('one', [1]),
  int('large', [2 ** 27]),
  int('square', [1, 1]),
  weight('kernel', [1, 1, 3, 3], 1),
  weight('dense', [48, 2], 2),
]

async function blobs(shape: readonly number[]) {
  const files = graphFiles(nodes, [...numbers, int('shape', shape)])
  const read = async (path: string) => ({ path, file: new Blob([await files.read(path)]) })
  return Promise.all(files.paths.map(read))
}

test.each([
  ['as it is', [-1, 48]],
  ['rewritten', [1, 48]],
])('tried %s', async (_, shape) => {
  const host = createHost({ ...environment, open })
  await host.start(null)
  await openToy(host)
  const { tensors } = await host.memory()
  const card = await host.openModel({ kind: 'files', files: await blobs(shape) }, null, quiet)
  expect(card.remarks).toContain('The file takes one picture at a time.')
  const { top } = await host.classify(card.guess)
  expect(top).toHaveLength(2)
  const { heatmap } = await host.explain({ ...request('scorecam', 0), layers: ['conv'] }, quiet)
  expect([heatmap.width, heatmap.height, heatmap.data.every(Number.isFinite)]).toEqual([4, 4, true])
  // The model before and its picture's tensor are freed; nothing of either trial is left.
  await openToy(host)
  expect((await host.memory()).tensors).toBe(tensors)
})
