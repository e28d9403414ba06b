// LSTM (Hochreiter and Schmidhuber 1997), GRU (Cho et al. 2014, arXiv 1406.1078; `reset_after` as cuDNN has it) and the
// plain recurrent layer, with the weights as Keras lays them out, forwards and in both directions. Masks are not known.
import {
  add,
  concat,
  matMul,
  mean,
  mul,
  reshape,
  reverse,
  slice,
  split,
  stack,
  sub,
  type Tensor,
  zeros,
} from '@tensorflow/tfjs-core'
import { asObject, asText, type Json } from '../../json'
import { type Activation, activationFunction, readActivation } from '../activations'
import { channelsOf } from './convolution'
import {
  type LayerClass,
  type LayerClasses,
  layerClass,
  type Shapes,
  soleInput,
  type WeightShape,
} from './layerClass'

type State = readonly [Tensor, ...Tensor[]]

interface Cell {
  /** Blocks of `units` columns that the kernel has, one a gate. */
  readonly gates: number
  readonly states: number
  step(projected: Tensor, state: State, parts: StepParts): State
}

/** What the configuration of one direction says. */
interface Options {
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

function readOptions(config: Json, path: string): Options {
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

interface StepParts extends Pick<Options, 'units' | 'resetAfter' | 'activation' | 'gate'> {
  readonly recurrent: Tensor
  /** Of the recurrent product, where it has one of its own. */
  readonly bias: Tensor | null
}

const CELLS: Readonly<Record<'LSTM' | 'GRU' | 'SimpleRNN', Cell>> = {
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
  const [update, reset] = [gate(add(xz, hz)), gate(add(xr, hr))]
  const candidate = after
    ? mul(reset, hh)
    : matMul(mul(reset, h), slice(recurrent, [0, 2 * units], [-1, units]))
  return [add(mul(update, h), mul(sub(1, update), activation(add(xh, candidate))))]
}

type Kind = keyof typeof CELLS

function weightShapes(kind: Kind, { units, biased, resetAfter }: Options, inputs: Shapes): WeightShape[] {
  const wide = units * CELLS[kind].gates
  const bias = kind === 'GRU' && resetAfter ? [2, wide] : [wide]
  return [
    { name: 'kernel', shape: [channelsOf(inputs), wide] },
    { name: 'recurrent_kernel', shape: [units, wide] },
    ...(biased ? [{ name: 'bias', shape: bias }] : []),
  ]
}

interface Weighted {
  readonly options: Options
  readonly weights: readonly Tensor[]
}

/** x [n, t, c]; the outputs [n, t, units] in the order of time, and the last state. */
function run(kind: Kind, x: Tensor, { options, weights }: Weighted): { all: Tensor[]; state: State } {
  const { gates, states, step } = CELLS[kind]
  const [n = 1, time = 1, channels = 1] = x.shape
  const { units } = options
  const [kernel, recurrent, bias] = weights as [Tensor, Tensor, Tensor?]
  const [outer, inner] = bias?.rank === 2 ? (split(bias, 2, 0) as Tensor[]) : [bias, null]
  const flat = matMul(reshape(x, [n * time, channels]), kernel)
  const projected = reshape(outer ? add(flat, outer) : flat, [n, time, units * gates])
  const parts: StepParts = { ...options, recurrent, bias: inner ?? null }
  let state = Array.from({ length: states }, () => zeros([n, units])) as unknown as State
  const all = Array.from({ length: time }, (_, i) => {
    const at = options.backwards ? time - 1 - i : i
    const now = reshape(slice(projected, [0, at, 0], [n, 1, units * gates]), [n, units * gates])
    state = step(now, state, parts)
    return state[0]
  })
  return { all, state }
}

function recurrent(kind: Kind): LayerClass {
  return layerClass({
    options: readOptions,
    weights: (options, inputs) => weightShapes(kind, options, inputs),
    call: (inputs, use) => {
      const { all, state } = run(kind, soleInput(inputs, use.path), use)
      const answer = use.options.sequences ? stack(all, 1) : state[0]
      return use.options.states ? [answer, ...state] : answer
    },
  })
}

interface Direction {
  readonly kind: Kind
  readonly options: Options
}

/** The layer and its twin, which goes the other way. */
function readDirections(config: Json, path: string): readonly [Direction, Direction] {
  const forward = readDirection(config.layer, path)
  const turned = { ...forward.options, backwards: !forward.options.backwards }
  const backward = config.backward_layer ? readDirection(config.backward_layer, path) : null
  return [forward, backward ?? { kind: forward.kind, options: turned }]
}

function readDirection(layer: unknown, path: string): Direction {
  const { class_name: name, config } = asObject(layer)
  const kind = (Object.keys(CELLS) as Kind[]).find((known) => known === name) ?? 'SimpleRNN'
  return { kind, options: readOptions(asObject(config), path) }
}

const bidirectional = layerClass({
  options: (config, path) => ({
    directions: readDirections(config, path),
    merge: asText(config.merge_mode),
  }),
  weights: ({ directions }, inputs) =>
    directions.flatMap(({ kind, options }, i) =>
      weightShapes(kind, options, inputs).map((weight) => ({
        ...weight,
        part: i === 0 ? 'forward' : 'backward',
      })),
    ),
  call: (inputs, { options: { directions, merge }, path, weights }) => {
    const x = soleInput(inputs, path)
    const half = weights.length / 2
    const answers = directions.map(({ kind, options }, i) => {
      const own = weights.slice(i * half, (i + 1) * half)
      const { all, state } = run(kind, x, { options, weights: own })
      if (!options.sequences) return state[0]
      return i === 0 ? stack(all, 1) : reverse(stack(all, 1), 1)
    }) as [Tensor, Tensor]
    return merged(answers, merge)
  },
})

function merged([forward, backward]: readonly [Tensor, Tensor], mode: string | null): Tensor | Tensor[] {
  if (mode === 'sum') return add(forward, backward)
  if (mode === 'mul') return mul(forward, backward)
  if (mode === 'ave') return mean(stack([forward, backward]), 0)
  return mode === 'concat' ? concat([forward, backward], -1) : [forward, backward]
}

export const RECURRENT: LayerClasses = {
  LSTM: recurrent('LSTM'),
  GRU: recurrent('GRU'),
  SimpleRNN: recurrent('SimpleRNN'),
  Bidirectional: bidirectional,
}
