// What a layer is told where it is called, and given as its activation, counts or is refused by name.
import { dispose, tensor1d } from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../engine/testing/backends'
import type { Json } from '../json'
import { activationFunction, readActivation } from './activations'
import { inboundNodes } from './keras3Nodes'
import { checkCall } from './layerUse'
import { weightStore } from './weightStore'

beforeAll(() => useBackend('cpu'))

const layer = (className: string) => ({
  name: 'one',
  path: 'net/one',
  className,
  config: {},
  activation: readActivation(null),
})
const told = (className: string, kwargs: Json, inputs: readonly string[] = ['x']) =>
  checkCall(layer(className), { inputs, kwargs })

describe('a call', () => {
  test.each([
    ['LSTM', { initial_state: { input: 1 } }, 'is called with initial_state, which is not supported here'],
    ['GRU', { mask: { input: 1 } }, 'is called with mask'],
    ['Attention', { use_causal_mask: true }, 'is called with use_causal_mask'],
    ['BatchNormalization', { training: true }, 'is called with training=True'],
  ])('%s %o', (className, kwargs, said) => {
    expect(() => told(className, kwargs)).toThrow(`The layer "net/one" (${className}) ${said}`)
  })

  test('on more values than a layer takes', () => {
    expect(() => told('LSTM', {}, ['x', 'h', 'c'])).toThrow('is called on 3 values, of which')
    expect(() => told('Add', {}, ['x', 'y'])).not.toThrow()
  })

  test('that says nothing passes', () => {
    expect(() => told('LSTM', { mask: null, training: false, initial_state: null })).not.toThrow()
  })

  // Keras 3.15: Dropout, BatchNormalization and RandomFlip called with training=True predict as without it.
  test('of Keras 3 keeps what counts when it predicts, and only that', () => {
    const x = { class_name: '__keras_tensor__', config: { keras_history: ['a', 0, 0] } }
    const node = (kwargs: Json) => inboundNodes([{ args: [x], kwargs }])
    expect(node({ training: true, mask: null })).toEqual([[['a', 0, 0, {}]]])
    expect(node({ axis: 1, training: false })).toEqual([[['a', 0, 0, { axis: 1 }]]])
    expect(node({ training: null, mask: [null, null] })).toEqual([[['a', 0, 0, {}]]])
  })
})

describe('a layer given as an activation has its own options', () => {
  const cases: readonly [string, Json, (x: number) => number][] = [
    ['ELU', { alpha: 0.5 }, (x) => (x > 0 ? x : 0.5 * (Math.exp(x) - 1))],
    ['ReLU', { max_value: 1, negative_slope: 0.1 }, (x) => Math.min(1, x >= 0 ? x : 0.1 * x)],
    ['ThresholdedReLU', { theta: 0.5 }, (x) => (x > 0.5 ? x : 0)],
    ['LeakyReLU', { negative_slope: 0.4 }, (x) => (x > 0 ? x : 0.4 * x)],
  ]

  test.each(cases)('%s %o', async (class_name, config, formula) => {
    const list = [-2, -0.4, 0.3, 0.7, 3]
    const x = tensor1d(list)
    const y =
      activationFunction(readActivation({ class_name, config, registered_name: null }), 'one')?.(x) ?? x
    for (const [i, value] of (await y.data()).entries()) expect(value).toBeCloseTo(formula(list[i] ?? 0), 5)
    dispose([x, y])
  })

  test('one with weights is named as it is written', () => {
    expect(() => activationFunction(readActivation({ class_name: 'PReLU', config: {} }), 'one')).toThrow(
      'The layer "one" uses the activation "PReLU", which is not known here',
    )
  })
})

test('the weights of both directions are found by their places, as an HDF5 file of Keras 2 lists them', () => {
  const specs = [0, 1, 2, 3, 4, 5].map((i) => ({ name: `both/vars/${i}`, shape: [1], dtype: 'float32' }))
  const store = weightStore(specs, new ArrayBuffer(24))
  const query = { path: 'both', layer: 'both', name: 'kernel' }
  expect(store.find({ ...query, part: 'forward', index: 0 })?.offset).toBe(0)
  expect(store.find({ ...query, part: 'backward', index: 3 })?.offset).toBe(12)
})
