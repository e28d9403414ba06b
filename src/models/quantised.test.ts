import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, expect, test } from 'vitest'
import { filesFromBytes } from './files/files'
import type { Json } from './json'
import { openModel } from './open'
import { node, placeholder, window } from './testing/graphFixtures'
import { kerasJson, layer, picture, sequential } from './testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const text = (content: Json) => new TextEncoder().encode(JSON.stringify(content))
const quantized = {
  name: 'conv/kernel',
  shape: [1, 1, 1, 2],
  dtype: 'float32',
  quantization: { dtype: 'uint8', scale: 0.5, min: -3 },
}
const half = {
  name: 'conv/bias',
  shape: [2],
  dtype: 'float32',
  quantization: { dtype: 'float16', original_dtype: 'float32' },
}
const manifest = [{ paths: ['w.bin'], weights: [quantized, half] }]
/** Kernel 4 and 10: -3 + 4/2 and -3 + 10/2; bias 1 and -2 in half precision. */
const bytes = Uint8Array.from([4, 10, 0x00, 0x3c, 0x00, 0xc0])

const keras = kerasJson(
  sequential('net', [
    picture('image', [1, 1, 1]),
    layer('Conv2D', 'conv', { filters: 2, kernel_size: 1 }),
    layer('Flatten', 'out'),
  ]),
)
const constant = (name: string) => node('Const', name, [], { dtype: { type: 'DT_FLOAT' } })
const graph = {
  format: 'graph-model',
  modelTopology: {
    node: [
      constant('conv/kernel'),
      constant('conv/bias'),
      placeholder('image', [-1, 1, 1, 1]),
      node('Conv2D', 'conv', ['image', 'conv/kernel'], window()),
      node('BiasAdd', 'out', ['conv', 'conv/bias']),
    ],
  },
}

test.each([
  ['layers', keras],
  ['a graph', graph],
])('weights of 8 bits and of half precision in %s', async (_what, json) => {
  const before = tf.memory().numTensors
  const files = filesFromBytes(
    'q',
    new Map([
      ['model.json', text({ ...json, weightsManifest: manifest })],
      ['w.bin', bytes],
    ]),
  )
  const { classifier, card, dispose } = await openModel(files)
  expect(card).toMatchObject({
    quantised: '8-bit weights and 16-bit float weights',
    parameters: 4,
    weightBytes: 6,
  })
  const x = tf.tensor4d([10], [1, 1, 1, 1])
  const [answer] = classifier.network.run({ image: x }, ['out'])
  expect([...(await answer!.data())]).toEqual([-10 + 1, 20 - 2])
  tf.dispose([x, answer!])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
})

test('a placeholder of whole numbers takes the levels between as well', async () => {
  const uint8 = {
    ...placeholder('image', [-1, 1, 1, 1]),
    attr: {
      dtype: { type: 'DT_UINT8' },
      shape: { shape: { dim: [{ size: '-1' }, { size: '1' }, { size: '1' }, { size: '1' }] } },
    },
  }
  const nodes = [
    constant('conv/kernel'),
    constant('conv/bias'),
    uint8,
    node('Cast', 'cast', ['image'], { SrcT: { type: 'DT_UINT8' }, DstT: { type: 'DT_FLOAT' } }),
    node('Conv2D', 'conv', ['cast', 'conv/kernel'], window()),
    node('BiasAdd', 'out', ['conv', 'conv/bias']),
  ]
  const json = { ...graph, modelTopology: { node: nodes }, weightsManifest: manifest }
  const { classifier, dispose } = await openModel(
    filesFromBytes(
      'q',
      new Map([
        ['model.json', text(json)],
        ['w.bin', bytes],
      ]),
    ),
  )
  const x = tf.tensor4d([2.5], [1, 1, 1, 1])
  const [answer] = classifier.network.run({ image: x }, ['out'])
  expect([...(await answer!.data())]).toEqual([-2.5 + 1, 5 - 2])
  tf.dispose([x, answer!])
  dispose()
})
