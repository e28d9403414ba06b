import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import {
  called,
  functional,
  int,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from '../testing/modelFixtures'
import { snakeCase } from './keras3Weights'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const policy = { class_name: 'DTypePolicy', config: { name: 'float32' } }
const input = (name: string, size: readonly number[]) => ({
  ...layer('InputLayer', name, { batch_shape: [null, ...size], dtype: 'float32' }),
  inbound_nodes: [],
})
const tensor = (from: string, call = 0) => ({
  class_name: '__keras_tensor__',
  config: { keras_history: [from, call, 0] },
})

/** A layer of a functional model as Keras 3 writes it. */
const on = (made: Json, args: readonly unknown[], kwargs: Json = {}) => ({
  ...made,
  inbound_nodes: [{ args, kwargs }],
})

const flatFunctional = (name: string, layers: readonly Json[], from: string, to: string) => ({
  class_name: 'Functional',
  name,
  config: { name, layers, input_layers: [from, 0, 0], output_layers: [to, 0, 0] },
})

const conv = (name: string, extra: Json = {}) =>
  layer('Conv2D', name, { filters: 1, kernel_size: [1, 1], use_bias: false, dtype: policy, ...extra })

async function answer(json: Json, weights: readonly Weight[], pixels: readonly number[]) {
  const before = tf.memory().numTensors
  const { classifier, card, dispose } = await openModel(modelFiles(json, weights))
  const x = tf.tensor([...pixels], [1, pixels.length, 1, 1])
  const [logits] = classifier.network.run({ [classifier.input]: x }, [classifier.logits])
  const list = [...(await logits!.data())]
  tf.dispose([x, logits!])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return { list, repairs: card.repairs, nodes: classifier.network.nodes.map(({ name }) => name) }
}

describe('Keras 3', () => {
  test('functional: calls with described tensors, flat ends, weights numbered by class', async () => {
    const json = kerasJson(
      flatFunctional(
        'net',
        [
          input('image', [2, 1, 1]),
          on(conv('first'), [tensor('image')]),
          on(layer('ReLU', 'act', { negative_slope: 0.5, max_value: null, threshold: 0 }), [tensor('first')]),
          on(conv('second'), [tensor('act')]),
          on(layer('Add', 'sum'), [[tensor('act'), tensor('second')]]),
          on(layer('Flatten', 'flat'), [tensor('sum')]),
        ],
        'image',
        'flat',
      ),
      '3.5.0',
    )
    const weights = [
      { name: 'layers/conv2d/vars/0', shape: [1, 1, 1, 1], values: [-2] },
      { name: 'layers/conv2d_1/vars/0', shape: [1, 1, 1, 1], values: [10] },
      int('optimizer/vars/0', [7], []),
    ]
    const { list, repairs } = await answer(json, weights, [1, -3])
    // -2x is -2 and 6, the sloped ReLU -1 and 6, and eleven times that.
    expect(list).toEqual([-11, 66])
    expect(repairs).toEqual([
      'The layers are written by Keras 3; they were rewritten.',
      "2 weights are named as Keras 3 numbers them; they were given their layers' names.",
      '1 values of the optimizer were left out.',
    ])
  })

  test('nested models count their layers for themselves', async () => {
    const inner = flatFunctional(
      'inner',
      [input('in', [2, 1, 1]), on(conv('a'), [tensor('in')]), on(conv('b'), [tensor('a')])],
      'in',
      'b',
    )
    const json = kerasJson(
      flatFunctional(
        'net',
        [
          input('image', [2, 1, 1]),
          on(conv('stem'), [tensor('image')]),
          on(inner, [tensor('stem')]),
          on(layer('Flatten', 'flat'), [tensor('inner')]),
        ],
        'image',
        'flat',
      ),
      '3.5.0',
    )
    const one = (name: string, value: number) => ({ name, shape: [1, 1, 1, 1], values: [value] })
    const weights = [
      one('layers/conv2d/vars/0', 2),
      one('layers/functional/layers/conv2d/vars/0', 3),
      one('layers/functional/layers/conv2d_1/vars/0', 5),
    ]
    const { list, nodes } = await answer(json, weights, [1, -1])
    expect(list).toEqual([30, -30])
    expect(nodes).toEqual(['image', 'stem', 'inner/a', 'inner/b', 'flat'])
  })

  test('operators with constants, and indexing', async () => {
    const json = kerasJson(
      flatFunctional(
        'net',
        [
          input('image', [3, 1, 1]),
          on(layer('TrueDivide', 'half'), [tensor('image'), 2]),
          on(layer('Subtract', 'less'), [tensor('half'), 1]),
          on(conv('conv'), [tensor('less')]),
          on(layer('GetItem', 'cut'), [
            tensor('conv'),
            [
              { start: null, stop: null, step: null },
              { start: 1, stop: null, step: null },
            ],
          ]),
          on(layer('Flatten', 'flat'), [tensor('cut')]),
        ],
        'image',
        'flat',
      ),
      '3.5.0',
    )
    const { list } = await answer(
      json,
      [{ name: 'layers/conv2d/vars/0', shape: [1, 1, 1, 1], values: [4] }],
      [9, 4, 10],
    )
    expect(list).toEqual([4, 16])
  })

  test('sequential, with a prefix before the names of the weights', async () => {
    const model = sequential('sequential', [
      input('image', [2, 1, 1]),
      conv('c', { activation: 'silu' }),
      layer('Flatten', 'flat'),
    ])
    const { list } = await answer(
      kerasJson(model, '3.5.0'),
      [{ name: 'sequential/c/kernel', shape: [1, 1, 1, 1], values: [1] }],
      [1, -2],
    )
    expect(list[0]).toBeCloseTo(1 / (1 + Math.exp(-1)), 6)
    expect(list[1]).toBeCloseTo(-2 / (1 + Math.exp(2)), 6)
  })

  test("hard_sigmoid has Keras 3's slope", async () => {
    const model = sequential('sequential', [
      input('image', [2, 1, 1]),
      conv('c', { activation: 'hard_sigmoid' }),
      layer('Flatten', 'flat'),
    ])
    const kernel = [{ name: 'layers/conv2d/vars/0', shape: [1, 1, 1, 1], values: [1] }]
    const { list } = await answer(kerasJson(model, '3.5.0'), kernel, [1, -2])
    expect(list[0]).toBeCloseTo(1 / 6 + 0.5, 6)
    expect(list[1]).toBeCloseTo(-2 / 6 + 0.5, 6)
    const older = sequential('sequential', [
      picture('image', [2, 1, 1]),
      conv('c', { activation: 'hard_sigmoid' }),
      layer('Flatten', 'flat'),
    ])
    expect((await answer(kerasJson(older), kernel, [1, -2])).list[1]).toBeCloseTo(0.2 * -2 + 0.5, 6)
  })

  test('an older topology with the newer names', async () => {
    const model = functional(
      'net',
      [
        picture('image', [2, 1, 1]),
        called(conv('named'), 'image'),
        called(layer('BatchNormalization', 'norm', { epsilon: 0 }), 'named'),
        called(layer('Flatten', 'flat'), 'norm'),
      ],
      { inputs: ['image'], outputs: ['flat'] },
    )
    const single = (i: number, value: number) => ({
      name: `layers/batch_normalization/vars/${i}`,
      shape: [1],
      values: [value],
    })
    const weights = [
      { name: 'layers/conv2d/vars/0', shape: [1, 1, 1, 1], values: [2] },
      ...[3, 10, 1, 4].map((value, i) => single(i, value)),
    ]
    // gamma (2x - mean) / sqrt(variance) + beta = 3 (2x - 1) / 2 + 10
    expect((await answer(kerasJson(model, '2.19.0'), weights, [1, 3])).list).toEqual([11.5, 17.5])
  })

  test.each([
    ['Conv2D', 'conv2d'],
    ['PReLU', 'p_re_lu'],
    ['ReLU', 're_lu'],
    ['BatchNormalization', 'batch_normalization'],
    ['MultiHeadAttention', 'multi_head_attention'],
    ['GlobalAveragePooling2D', 'global_average_pooling2d'],
  ])('%s is written %s', (name, written) => {
    expect(snakeCase(name)).toBe(written)
  })
})

test('weights that the file lacks are counted and named', async () => {
  const model = sequential('net', [
    picture('image', [2, 1, 1]),
    conv('a'),
    layer('BatchNormalization', 'norm'),
    layer('Flatten', 'flat'),
  ])
  const before = tf.memory().numTensors
  const files = modelFiles(kerasJson(model), [weight('a/kernel', [1, 1, 1, 1]), weight('norm/beta', [1])])
  await expect(openModel(files)).rejects.toThrow(
    'The file lacks 3 of the model\'s weights ("norm/gamma", "norm/moving_mean", "norm/moving_variance")',
  )
  expect(tf.memory().numTensors).toBe(before)
})
