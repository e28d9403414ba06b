// What LSTM, GRU and the plain recurrent layer compute in one step, and what their configurations say.
import { add, matMul, mul, slice, split, sub, type Tensor } from '@tensorflow/tfjs-core'
import type { Json } from '../../json'
import { type Activation, activationFunction, readActivation } from '../activations'

export type State = readonly [Tensor, ...Tensor[]]

interface Cell {
  /** Blocks of `units` columns that the kernel has, one a gate. */
  readonly gates: number
  readonly states: number
  step(projected: Tensor, state: State, parts: StepParts): State
}

/** What the configuration of one direction says. */
export interface Options {
  readonly units: number
  readonly biased: boolean
  /** Of a GRU: the reset gate after the recurrent product. */
  readonly resetAfter: boolean
  readonly activation: Activation
  readonly gate: Activation
  readonly backwards: boolean
  readonly sequences: boolean
  readonly states: boolean
}

const plain: Activation = (value) => value

export function readOptions(config: Json, path: string): Options {
  const activation = readActivation(config.activation ?? 'tanh')
  const gate = readActivation(config.recurrent_activation ?? 'sigmoid')
  return {
    units: Number(config.units),
    biased: config.use_bias !== false,
    resetAfter: config.reset_after === true,
    activation: activationFunction(activation, path) ?? plain,
    gate: activationFunction(gate, path) ?? plain,
    backwards: config.go_backwards === true,
    sequences: config.return_sequences === true,
    states: config.return_state === true,
  }
}

export interface StepParts extends Pick<Options, 'units' | 'resetAfter' | 'activation' | 'gate'> {
  readonly recurrent: Tensor
  /** Of the recurrent product, where it has one of its own. */
  readonly bias: Tensor | null
}

export const CELLS: Readonly<Record<'LSTM' | 'GRU' | 'SimpleRNN', Cell>> = {
  LSTM: { gates: 4, states: 2, step: lstmStep },
  GRU: { gates: 3, states: 1, step: gruStep },
  SimpleRNN: {
    gates: 1,
    states: 1,
    step: (x, [h], { recurrent, activation }) => [activation(add(x, matMul(h as Tensor, recurrent)))],
  },
}

/** c' = f c + i tanh(g), h' = o tanh(c'); the gates come in the order i, f, g, o. */
function lstmStep(x: Tensor, [h, c]: State, { recurrent, activation, gate }: StepParts): State {
  const [input, forget, change, output] = split(add(x, matMul(h, recurrent)), 4, 1) as Tensor[]
  const kept = mul(gate(forget as Tensor), c as Tensor)
  const next = add(kept, mul(gate(input as Tensor), activation(change as Tensor)))
  return [mul(gate(output as Tensor), activation(next)), next]
}

/** h' = z h + (1 - z) tanh(...), with the reset gate before or after the recurrent product. */
function gruStep(x: Tensor, [h]: State, parts: StepParts): State {
  const { resetAfter: after, units, recurrent, bias, activation, gate } = parts
  const [xz, xr, xh] = split(x, 3, 1) as [Tensor, Tensor, Tensor]
  const product = matMul(h, after ? recurrent : slice(recurrent, [0, 0], [-1, 2 * units]))
  const inner = bias ? add(product, bias) : product
  const [hz, hr, hh] = split(inner, after ? 3 : 2, 1) as [Tensor, Tensor, Tensor]
  const update = gate(add(xz, hz))
  const reset = gate(add(xr, hr))
  const candidate = after
    ? mul(reset, hh)
    : matMul(mul(reset, h), slice(recurrent, [0, 2 * units], [-1, units]))
  return [add(mul(update, h), mul(sub(1, update), activation(add(xh, candidate))))]
}
