// Cases of the operators that go from one step to the next, and of attention with what came before.
import type { GradientCase } from '../../../tfjs/gradients/cases/case'
import { hostOf } from '../host/host'
import { onnxCase as on, weights as w } from './gradientCases'

const sequence = { shape: [4, 2, 3] } as const
const few = (shape: readonly number[], seed: number) => {
  const { data } = w(shape, seed)
  return hostOf(
    'float32',
    shape,
    Array.from(data, (x) => x / 2),
  )
}

/** Weights, those from one step to the next, biases; then lengths and first states. */
const parts = (directions: number, gates: number, hidden: number) => [
  few([directions, gates * hidden, 3], 1),
  few([directions, gates * hidden, hidden], 2),
  few([directions, 2 * gates * hidden], 3),
]

export const recurrentCases: readonly GradientCase[] = [
  on('LSTM', 'both directions, first states, peepholes', {
    ...sequence,
    others: [...parts(2, 4, 2), [4, 4], few([2, 2, 2], 4), few([2, 2, 2], 5), few([2, 6], 6)],
    attributes: { direction: 'bidirectional', hidden_size: 2 },
  }),
  on('LSTM', 'input and forget in one, pictures first', {
    shape: [2, 4, 3],
    others: parts(1, 4, 2),
    attributes: { input_forget: 1, layout: 1, hidden_size: 2 },
  }),
  on('GRU', 'backwards', {
    ...sequence,
    others: parts(1, 3, 2),
    attributes: { direction: 'reverse', hidden_size: 2 },
  }),
  on('GRU', 'reset after the product, last state', {
    ...sequence,
    others: parts(1, 3, 2),
    attributes: { linear_before_reset: 1, hidden_size: 2 },
    output: 1,
  }),
  on('RNN', 'first weights', {
    shape: [1, 2, 3],
    of: 1,
    others: [few([4, 2, 3], 1), few([1, 2, 2], 2)],
    attributes: { hidden_size: 2 },
  }),
  on('Attention', 'keys and values that came before, in a window', {
    shape: [1, 2, 3, 4],
    others: [w([1, 2, 2, 4], 1), w([1, 2, 2, 4], 2), null, w([1, 2, 3, 4], 3), w([1, 2, 3, 4], 4)],
    attributes: { is_causal: 1, left_window_size: 2 },
    opset: 25,
  }),
]
