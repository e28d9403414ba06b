// A SpectralNormalization predicts as the layer inside it: its kernel was normalised in training, and its vector is no kernel.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { openModel } from '../open'
import { kerasH5, kerasZip, oneFile } from '../testing/hdf5Fixtures'
import { layer, picture, sequential, type Weight } from '../testing/modelFixtures'
import type { ModelFiles } from '../types'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const inner = layer('Conv2D', 'inner', { filters: 2, kernel_size: 1, activation: 'relu' })
const model = sequential('net', [
  picture('image', [1, 2, 1]),
  layer('SpectralNormalization', 'normed', { layer: inner, power_iterations: 1 }),
])
const weight = (name: string, shape: readonly number[], values: readonly number[]): Weight => ({
  name,
  shape,
  values,
})
const kernel = [2, -3]
const bias = [1, 40]

async function answer(files: ModelFiles): Promise<number[]> {
  const before = tf.memory().numTensors
  const { classifier, dispose } = await openModel(files)
  const x = tf.tensor([1, 10], [1, 1, 2, 1])
  const [value] = classifier.network.run({ [classifier.input]: x }, classifier.network.outputs)
  const list = [...(await (value as tf.Tensor).data())]
  tf.dispose([x, value as tf.Tensor])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return list
}

test('in a .keras file, where its vector lies before the kernel', async () => {
  const folder = 'layers/spectral_normalization'
  const zip = await kerasZip(model, [
    weight(`${folder}/vars/0`, [1, 2], [9, 9]),
    weight(`${folder}/layer/vars/0`, [1, 1, 1, 2], kernel),
    weight(`${folder}/layer/vars/1`, [2], bias),
  ])
  expect(await answer(oneFile('net.keras', zip))).toEqual([3, 37, 21, 10])
})

test('in HDF5, where its vector comes last', async () => {
  const h5 = await kerasH5(model, {
    image: [],
    normed: [
      weight('normed/kernel:0', [1, 1, 1, 2], kernel),
      weight('normed/bias:0', [2], bias),
      weight('normed/sn_u:0', [1, 2], [9, 9]),
    ],
  })
  expect(await answer(oneFile('net.h5', h5))).toEqual([3, 37, 21, 10])
})
