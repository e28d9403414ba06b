// Files of older versions and other packages, made small in code: what is written differently means the same.
import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Json } from '../json'
import { openModel } from '../open'
import {
  called,
  functional,
  kerasJson,
  layer,
  modelFiles,
  picture,
  sequential,
  type Weight,
  weight,
} from '../testing/modelFixtures'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

const image = picture('image', [1, 2, 1])
const conv = (name: string) => layer('Conv2D', name, { filters: 1, kernel_size: 1, use_bias: false })
const kernel = (name: string, value: number): Weight => ({ name, shape: [1, 1, 1, 1], values: [value] })

async function answer(json: Json, weights: readonly Weight[], pixels: readonly number[]): Promise<number[]> {
  const before = tf.memory().numTensors
  const { classifier, dispose } = await openModel(modelFiles(json, weights))
  const x = tf.tensor([...pixels], [1, 1, pixels.length, 1])
  const [end = ''] = classifier.network.outputs
  const [value] = classifier.network.run({ [classifier.input]: x }, [end])
  const list = [...(await value!.data())]
  tf.dispose([x, value!])
  dispose()
  expect(tf.memory().numTensors).toBe(before)
  return list
}

const refusal = (json: Json, weights: readonly Weight[]) =>
  openModel(modelFiles(json, weights)).then(
    () => 'opened',
    (error: Error) => error.message,
  )

const chain = (...layers: readonly Json[]) => kerasJson(sequential('net', [image, conv('conv'), ...layers]))
const one = [kernel('conv/kernel', 1)]

test('a scalar of NumPy: the clip of a ReLU holds', async () => {
  const most = { type: 'ndarray', value: 6 }
  const json = chain(layer('ReLU', 'act', { max_value: most, threshold: { type: 'ndarray', value: 0 } }))
  expect(await answer(json, one, [9, 2])).toEqual([6, 2])
})

describe('old names and packages', () => {
  test('FixedDropout is a Dropout', async () => {
    const json = chain(layer('FixedDropout', 'drop', { rate: 0.2, noise_shape: [null, 1, 1, 1] }))
    expect(await answer(json, one, [9, 2])).toEqual([9, 2])
  })

  test.each(['BatchNormalizationV1', 'BatchNormalizationV2', 'Custom>SyncBatchNormalization'])(
    '%s',
    async (name) => {
      const json = chain(layer(name, 'norm', { epsilon: 0, center: false, scale: false }))
      const weights = [...one, { name: 'norm/moving_mean', shape: [1], values: [1] }]
      const list = await answer(
        json,
        [...weights, { name: 'norm/moving_variance', shape: [1], values: [4] }],
        [9, 2],
      )
      expect(list).toEqual([4, 0.5])
    },
  )

  test('Addons>GELU is the tanh form, Addons>gelu too', async () => {
    const wanted = 0.5 * 2 * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (2 + 0.044715 * 8)))
    const [, first] = await answer(chain(layer('Addons>GELU', 'act')), one, [0, 2])
    expect(first).toBeCloseTo(wanted, 6)
    const [, second] = await answer(
      chain(layer('Activation', 'act', { activation: 'Addons>gelu' })),
      one,
      [0, 2],
    )
    expect(second).toBeCloseTo(wanted, 6)
  })

  test('a function as Keras 3 writes it, and a layer as an activation', async () => {
    const written = {
      module: 'builtins',
      class_name: 'function',
      config: 'relu6',
      registered_name: 'function',
    }
    expect(await answer(chain(layer('Activation', 'act', { activation: written })), one, [9, 2])).toEqual([
      6, 2,
    ])
    const leaky = { class_name: 'LeakyReLU', config: { negative_slope: 0.5 } }
    expect(await answer(chain(layer('Activation', 'act', { activation: leaky })), one, [-4, 2])).toEqual([
      -2, 2,
    ])
  })
})

describe('TensorFlowOpLayer', () => {
  const op = (name: string, constants: Json, attr: Json = {}) =>
    layer('TensorFlowOpLayer', `op_${name}`, { node_def: { name, op: name, attr }, constants })

  test('x / 127.5 - 1', async () => {
    const json = chain(op('RealDiv', { '1': 127.5 }), op('Sub', { '1': { type: 'ndarray', value: 1 } }))
    expect(await answer(json, one, [255, 0])).toEqual([1, -1])
  })

  test('a node as text, axes as a constant', async () => {
    const node = JSON.stringify({ op: 'Mean', attr: { keep_dims: { b: true } } })
    const json = chain(layer('TensorFlowOpLayer', 'mean', { node_def: node, constants: { '1': [1, 2] } }))
    expect(await answer(json, one, [4, 2])).toEqual([3])
  })

  test('an operator that is not known is named', async () => {
    expect(await refusal(chain(op('Fft', {})), one)).toContain('applies TensorFlow\'s operator "Fft"')
  })
})

describe('names of weights', () => {
  const two = kerasJson(
    functional('net', [image, called(conv('conv2d'), 'image'), called(conv('conv2d_1'), 'conv2d')], {
      inputs: ['image'],
      outputs: ['conv2d', 'conv2d_1'],
    }),
  )

  test('all with a number too many: conv2d_1 is not taken for the second layer', async () => {
    const weights = [kernel('conv2d_1_1/kernel', 3), kernel('conv2d_1/kernel', 2)]
    // The first output is that of the first layer.
    expect(await answer(two, weights, [1, 0])).toEqual([2, 0])
  })

  test('only one of them', async () => {
    const named = kerasJson(
      functional('net', [image, called(conv('a'), 'image'), called(conv('b'), 'a')], {
        inputs: ['image'],
        outputs: ['b'],
      }),
    )
    expect(await answer(named, [kernel('a/kernel', 2), kernel('b_3/kernel', 3)], [1, 0])).toEqual([6, 0])
  })

  test('a Normalization that was adapted before it was called, one mean for all', async () => {
    const json = chain(layer('Normalization', 'norm', { axis: [], mean: null, variance: null }))
    const scalar = (name: string, value: number): Weight => ({ name, shape: [], values: [value] })
    const weights = [...one, scalar('mean', 3), scalar('variance', 4)]
    expect(await answer(json, weights, [9, 3])).toEqual([3, 0])
  })
})

describe('Keras 3 inside a wrapper', () => {
  test('a cell and two directions, as numbered', async () => {
    const inner = { class_name: 'LSTM', config: { name: 'lstm', units: 1, use_bias: false } }
    const layers = [
      image,
      layer('Reshape', 'seq', { target_shape: [2, 1] }),
      layer('Bidirectional', 'both', { layer: inner, merge_mode: 'sum' }),
    ]
    const folder = (side: string, i: number) => `layers/bidirectional/${side}_layer/cell/vars/${i}`
    const cell = (side: string) => [weight(folder(side, 0), [1, 4]), weight(folder(side, 1), [1, 4], 2)]
    const json = kerasJson(sequential('net', layers), '3.5.0')
    // The same picture from both sides, the same weights: the sum is twice one.
    const [both] = await answer(json, [...cell('forward'), ...cell('backward')], [1, 1])
    const alone = kerasJson(
      sequential('net', [...layers.slice(0, 2), layer('LSTM', 'lstm', { units: 1, use_bias: false })]),
      '3.5.0',
    )
    const own = [weight('layers/lstm/cell/vars/0', [1, 4]), weight('layers/lstm/cell/vars/1', [1, 4], 2)]
    const [single] = await answer(alone, own, [1, 1])
    expect(both).toBeCloseTo(2 * (single ?? 0), 6)
  })
})

test('a Dropout that is called as in training is named', async () => {
  const drop = {
    ...layer('Dropout', 'drop', { rate: 0.5 }),
    inbound_nodes: [[['conv', 0, 0, { training: true }]]],
  }
  const json = kerasJson(
    functional('net', [image, called(conv('conv'), 'image'), drop], { inputs: ['image'], outputs: ['drop'] }),
  )
  expect(await refusal(json, one)).toContain('The layer "drop" (Dropout) is called with training=True')
})

describe('classes that hold no network', () => {
  test.each([
    [
      'Lambda',
      'is a Lambda, whose Python code only Python can run; export it with model.export("model.onnx", format="onnx")',
    ],
    ['KerasLayer', 'is a KerasLayer of TensorFlow Hub, and this file holds no network for it'],
    ['__proto__', 'is of class "__proto__", which is not known here'],
    [
      'Blur',
      'is of class "Blur", which is not known here; export it with model.export("model.onnx", format="onnx")',
    ],
  ])('%s', async (name, said) => {
    expect(await refusal(chain(layer(name, 'odd')), one)).toContain(`The layer "odd" ${said}`)
  })

  test('a wrapper names what is inside', async () => {
    const odd = layer('QuantizeWrapperV2', 'quant_conv', { layer: conv('conv') })
    expect(await refusal(chain(odd), one)).toContain(
      '(QuantizeWrapperV2 around Conv2D); save the model as it was',
    )
  })
})
