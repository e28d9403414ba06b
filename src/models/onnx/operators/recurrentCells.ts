// What LSTM, GRU and RNN compute in one step: https://onnx.ai/onnx/operators/onnx__LSTM.html, onnx__GRU.html, onnx__RNN.html
import * as tf from '@tensorflow/tfjs-core'
import type { Activation } from './recurrentActivations'

export interface Parts {
  readonly hidden: number
  /** [hidden, gates hidden], from one step to the next. */
  readonly weights: tf.Tensor
  /** [gates hidden] of the same. */
  readonly bias: tf.Tensor | null
  /** Of an LSTM, [3 hidden] in the order of input, output, forget. */
  readonly peepholes: tf.Tensor | null
  readonly activations: readonly Activation[]
  /** What enters an activation is kept within this; 0 where it is not. */
  readonly clip: number
  /** Of a GRU: the reset gate after the product with the weights. */
  readonly resetAfter: boolean
  /** Of an LSTM: what is let in is what is not kept. */
  readonly coupled: boolean
}

export interface Cell {
  /** Blocks of `hidden` rows that the weights have, one a gate. */
  readonly gates: number
  readonly states: number
  /** Activations of one direction. */
  readonly defaults: readonly string[]
  /** `x` [n, gates hidden] is the step's input, already times its weights. */
  step(x: tf.Tensor, state: readonly tf.Tensor[], parts: Parts): readonly tf.Tensor[]
}

function activate({ activations, clip }: Parts, i: number, x: tf.Tensor): tf.Tensor {
  const compute = activations[i] as Activation
  return compute(clip > 0 ? tf.clipByValue(x, -clip, clip) : x)
}

const product = (h: tf.Tensor, weights: tf.Tensor, bias: tf.Tensor | null) => {
  const y = tf.matMul(h, weights)
  return bias ? tf.add(y, bias) : y
}

/** The gates come in the order of input, output, forget, change. */
function lstmStep(x: tf.Tensor, [h, c]: readonly tf.Tensor[], parts: Parts): readonly tf.Tensor[] {
  const before = c as tf.Tensor
  const gates = tf.split(tf.add(x, product(h as tf.Tensor, parts.weights, parts.bias)), 4, 1) as tf.Tensor[]
  const looks = parts.peepholes ? (tf.split(parts.peepholes as tf.Tensor1D, 3) as tf.Tensor[]) : []
  const gate = (i: number, cell: tf.Tensor) => {
    const look = looks[i]
    const own = gates[i] as tf.Tensor
    return activate(parts, 0, look ? tf.add(own, tf.mul(look, cell)) : own)
  }
  const [entry, kept] = [gate(0, before), parts.coupled ? null : gate(2, before)]
  const change = activate(parts, 1, gates[3] as tf.Tensor)
  const next = tf.add(tf.mul(kept ?? tf.sub(1, entry), before), tf.mul(entry, change))
  return [tf.mul(gate(1, next), (parts.activations[2] as Activation)(next)), next]
}

/** The gates come in the order of update, reset, change. */
function gruStep(x: tf.Tensor, [h]: readonly tf.Tensor[], parts: Parts): readonly tf.Tensor[] {
  const { hidden, weights, bias, resetAfter } = parts
  const before = h as tf.Tensor
  const [xz, xr, xh] = tf.split(x, 3, 1) as [tf.Tensor, tf.Tensor, tf.Tensor]
  const part = (begin: number, count: number, t: tf.Tensor) =>
    product(
      t,
      tf.slice(weights, [0, begin * hidden], [-1, count * hidden]),
      bias && tf.slice(bias, begin * hidden, count * hidden),
    )
  const [hz, hr] = tf.split(part(0, 2, before), 2, 1) as [tf.Tensor, tf.Tensor]
  const update = activate(parts, 0, tf.add(xz, hz))
  const reset = activate(parts, 0, tf.add(xr, hr))
  const inner = resetAfter ? tf.mul(reset, part(2, 1, before)) : part(2, 1, tf.mul(reset, before))
  const change = activate(parts, 1, tf.add(xh, inner))
  return [tf.add(tf.mul(tf.sub(1, update), change), tf.mul(update, before))]
}

export const CELLS = {
  LSTM: { gates: 4, states: 2, defaults: ['sigmoid', 'tanh', 'tanh'], step: lstmStep },
  GRU: { gates: 3, states: 1, defaults: ['sigmoid', 'tanh'], step: gruStep },
  RNN: {
    gates: 1,
    states: 1,
    defaults: ['tanh'],
    step: (x, [h], parts) => [
      activate(parts, 0, tf.add(x, product(h as tf.Tensor, parts.weights, parts.bias))),
    ],
  },
} as const satisfies Record<string, Cell>
