// A graph with more outputs than anybody names: each costs a walk, so the first are looked at, and that is said.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { graphFiles, node, placeholder, window } from '../testing/graphFixtures'
import { int, weight } from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const weights = [weight('kernel', [1, 1, 3, 4], 1), weight('dense', [4, 3], 3), int('axes', [1, 2])]

async function outputsOf(count: number) {
  const names = Array.from({ length: count }, (_, i) => `scores${i}`)
  const nodes = [
    placeholder('image', [-1, 4, 4, 3]),
    node('Conv2D', 'conv', ['image', 'kernel'], window()),
    node('Mean', 'gap', ['conv', 'axes'], { keep_dims: { b: false } }),
    node('MatMul', 'logits', ['gap', 'dense']),
    ...names.map((name) => node('Identity', name, ['logits'])),
  ]
  const signature = Object.fromEntries(names.map((name) => [name, name]))
  const { card, dispose } = await openModel(graphFiles(nodes, weights, signature))
  dispose()
  return card
}

test('64 outputs are all there', async () => {
  const card = await outputsOf(64)
  expect(card.outputs.length).toBe(64)
  expect(card.repairs.join()).not.toContain('outputs')
})

test('of 200 the first 64', async () => {
  const card = await outputsOf(200)
  expect(card.outputs.length).toBe(64)
  expect(card.repairs).toContain('The graph has 200 outputs; the first 64 are looked at.')
})
