import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { expect, test } from 'vitest'
import { useBackend } from '../engine/testing/backends'
import { openModel } from './open'
import { kerasJson, layer, modelFiles, picture, sequential } from './testing/modelFixtures'

// tfjs-layers is loaded with the first model of layers, and registers every gradient of TensorFlow.js again.
test('the repaired gradients are still in place behind a model of layers', async () => {
  await useBackend('cpu')
  const pool = layer('AveragePooling2D', 'pool', { pool_size: [3, 3], strides: [2, 2], padding: 'same' })
  const net = sequential('net', [picture('image', [3, 3, 1]), pool, layer('GlobalAveragePooling2D', 'gap')])
  const model = await openModel(modelFiles(kerasJson(net), []))
  const gradient = tf.grad((x) =>
    tf.sum(model.classifier.network.run({ image: x }, ['pool'])[0] as tf.Tensor),
  )
  const x = tf.ones([1, 3, 3, 1])
  const found = gradient(x)
  // Each of the four windows lies over a corner of four cells: TensorFlow.js alone divides by nine there.
  expect([...(await found.data())]).toEqual([0.25, 0.5, 0.25, 0.5, 1, 0.5, 0.25, 0.5, 0.25])
  tf.dispose([x, found])
  model.dispose()
})
