import '@tensorflow/tfjs-backend-cpu'
import * as tf from '@tensorflow/tfjs-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { appliedTo, close } from '../../testing/layerFixtures'
import { activationFunction, readActivation } from '../activations'

beforeAll(async () => {
  await tf.setBackend('cpu')
})

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
  })
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
