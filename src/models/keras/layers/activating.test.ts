import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { useBackend } from '../../../engine/testing/backends'
import { appliedTo, close } from '../../testing/layerFixtures'
import { activationFunction, readActivation } from '../activations'

beforeAll(() => useBackend('cpu'))

const sigmoid = (x: number) => 1 / (1 + Math.exp(-x))
const X = [-4, -1, 0, 0.5, 2, 7]

describe('activations by name', () => {
  const formulas: Record<string, (x: number) => number> = {
    relu: (x) => Math.max(0, x),
    relu6: (x) => Math.min(6, Math.max(0, x)),
    elu: (x) => (x > 0 ? x : Math.exp(x) - 1),
    selu: (x) => 1.0507009873554805 * (x > 0 ? x : 1.6732632423543772 * (Math.exp(x) - 1)),
    leaky_relu: (x) => (x > 0 ? x : 0.2 * x),
    sigmoid,
    hard_sigmoid: (x) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
    hard_sigmoid_keras3: (x) => Math.min(1, Math.max(0, x / 6 + 0.5)),
    tanh: Math.tanh,
    softplus: (x) => Math.log1p(Math.exp(x)),
    softsign: (x) => x / (1 + Math.abs(x)),
    exponential: Math.exp,
    log_sigmoid: (x) => Math.log(sigmoid(x)),
    'Addons>lisht': (x) => x * Math.tanh(x),
    'Addons>rrelu': (x) => (x > 0 ? x : ((1 / 8 + 1 / 3) / 2) * x),
    'Addons>hardshrink': (x) => (Math.abs(x) > 0.5 ? x : 0),
    sin: Math.sin,
    exp: Math.exp,
    identity: (x) => x,
    silu: (x) => x * sigmoid(x),
    swish: (x) => x * sigmoid(x),
    hard_swish: (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
    hard_silu: (x) => (x * Math.min(6, Math.max(0, x + 3))) / 6,
    hardSigmoid: (x) => Math.min(1, Math.max(0, 0.2 * x + 0.5)),
    mish: (x) => x * Math.tanh(Math.log1p(Math.exp(x))),
    gelu_new: (x) => 0.5 * x * (1 + Math.tanh(Math.sqrt(2 / Math.PI) * (x + 0.044715 * x ** 3))),
  }

  test.each(Object.keys(formulas))('%s', async (activation) => {
    const formula = formulas[activation]!
    close(await appliedTo('Activation', X, { config: { activation } }), X.map(formula), 4)
  })

  test('gelu is x * Phi(x)', async () => {
    // Phi(1) and Phi(-2) of the normal distribution.
    close(await appliedTo('Activation', [1, -2], { config: { activation: 'gelu' } }), [
      0.8413447,
      -2 * 0.0227501,
    ])
  })

  test('linear, nothing, and an unknown one', () => {
    expect(activationFunction(readActivation('linear'), 'a')).toBeNull()
    expect(activationFunction(readActivation(null), 'a')).toBeNull()
    expect(() => activationFunction(readActivation('fancy'), 'block/act')).toThrow(
      'The layer "block/act" uses the activation "fancy"',
    )
    const lambda = { value: ['4wEAAAAA', null, null] }
    expect(() => activationFunction(readActivation(lambda), 'a')).toThrow('a function of Python (a lambda)')
    const layer = { class_name: 'Activation', config: { activation: 'selu' } }
    expect(readActivation(layer).name).toBe('selu')
  })
})

// A value that an activation is computed of may be freed as soon as nobody asks for it.
test('the gradient of an activation is computed after its input is freed', async () => {
  for (const name of ['log_sigmoid', 'mish', 'gelu', 'softsign', 'log_softmax', 'hard_swish', 'squareplus']) {
    const activation = activationFunction(readActivation(name), 'a') as (x: tf.Tensor) => tf.Tensor
    const x = tf.tensor2d([[-1, 0.5, 2]])
    const through = (y: tf.Tensor) => {
      const input = tf.mul(y, 2)
      const value = activation(input)
      input.dispose()
      return tf.sum(tf.mul(value, [1, 2, 3]))
    }
    const [slope, moved] = [tf.grad(through)(x), [-1, 0, 1].map((step) => through(tf.add(x, step * 1e-2)))]
    const [low = 0, , high = 0] = await Promise.all(moved.map(async (value) => (await value.data())[0]))
    const total = [...(await slope.data())].reduce((a, b) => a + b, 0)
    expect(total, name).toBeCloseTo((high - low) / 2e-2, 2)
    tf.dispose([x, slope, moved])
  }
})

describe('layers that are an activation', () => {
  test.each([
    ['ReLU', {}, (x: number) => Math.max(0, x)],
    ['ReLU', { max_value: 6 }, (x: number) => Math.min(6, Math.max(0, x))],
    [
      'ReLU',
      { max_value: 1.5, negative_slope: 0, threshold: 0 },
      (x: number) => Math.min(1.5, Math.max(0, x)),
    ],
    ['ReLU', { negative_slope: 0.25 }, (x: number) => (x >= 0 ? x : 0.25 * x)],
    [
      'ReLU',
      { threshold: 1, negative_slope: 0.5, max_value: 3 },
      (x: number) => (x >= 1 ? Math.min(3, x) : 0.5 * (x - 1)),
    ],
    ['LeakyReLU', { alpha: 0.1 }, (x: number) => (x > 0 ? x : 0.1 * x)],
    ['LeakyReLU', { negative_slope: 0.4 }, (x: number) => (x > 0 ? x : 0.4 * x)],
    ['LeakyReLU', {}, (x: number) => (x > 0 ? x : 0.3 * x)],
    ['ELU', { alpha: 2 }, (x: number) => (x > 0 ? x : 2 * (Math.exp(x) - 1))],
  ])('%s %j', async (name, config, formula) => {
    close(await appliedTo(name, X, { config }), X.map(formula))
  })

  test('Softmax', async () => {
    const sum = Math.exp(1) + Math.exp(2) + Math.exp(4)
    close(
      await appliedTo('Softmax', [1, 2, 4]),
      [1, 2, 4].map((x) => Math.exp(x) / sum),
    )
  })
})
