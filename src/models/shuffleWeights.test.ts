// What is shuffled are learnt numbers alone, wherever the format keeps them.
import { dispose, ones, type Tensor } from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { uniforms } from '../engine/scoring/random'
import { useBackend } from '../engine/testing/backends'
import type { Classifier } from '../engine/types'
import { filesOf, toy } from './onnx/testing/toyOnnx'
import { openModel } from './open'
import { shuffleWeights, weightGroups } from './shuffleWeights'
import type { ModelArtifacts } from './types'
import { withShuffled } from './withShuffled'

beforeAll(() => useBackend('cpu'))

test('whole numbers, which are shapes and axes, stay where they are', () => {
  const weights = new ArrayBuffer(40)
  new Float32Array(weights, 0, 8).set([1, 2, 3, 4, 5, 6, 7, 8])
  new Int32Array(weights, 32, 2).set([-1, 1001])
  const weightSpecs = [
    { name: 'head/kernel', shape: [8], dtype: 'float32' },
    { name: 'head/shape', shape: [2], dtype: 'int32' },
  ]
  const artifacts = { weights, weightSpecs } as unknown as ModelArtifacts
  const groups = weightGroups(artifacts, [])
  expect(groups).toEqual([['head/kernel']])
  const all = new Set(['head/kernel', 'head/shape'])
  const shuffled = shuffleWeights(artifacts, all, uniforms(1)).weights
  expect([...new Int32Array(shuffled, 32, 2)]).toEqual([-1, 1001])
  const floats = [...new Float32Array(shuffled, 0, 8)]
  expect(floats).not.toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  expect(floats.toSorted((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
})

test('an ONNX file is shuffled where its weights lie, and opens', async () => {
  const model = await openModel(filesOf(toy))
  const picture = ones([1, 12, 12, 3])
  const logitsOf = async ({ network, input, logits }: Classifier): Promise<number[]> => {
    const [answer] = network.run({ [input]: picture }, [logits])
    const values = [...(await (answer as Tensor).data())]
    dispose(answer as Tensor)
    return values
  }
  const weights = new Set(weightGroups(model.artifacts, model.classifier.network.nodes).flat())
  const whole = await logitsOf(model.classifier)
  const shuffled = await withShuffled(model, { weights, random: uniforms(1), output: null }, logitsOf)
  expect(shuffled).toHaveLength(whole.length)
  expect(shuffled.every(Number.isFinite)).toBe(true)
  expect(shuffled).not.toEqual(whole)
  expect(
    await withShuffled(model, { weights: new Set(), random: uniforms(1), output: null }, logitsOf),
  ).toEqual(whole)
  dispose(picture)
  model.dispose()
})
