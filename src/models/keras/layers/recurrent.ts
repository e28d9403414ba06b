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
  type Tensor,
  zeros,
} from '@tensorflow/tfjs-core'
import { asObject, asText, type Json } from '../../json'
import { channelsOf } from './convolution'
import {
  type LayerClass,
  type LayerClasses,
  layerClass,
  type Shapes,
  soleInput,
  type WeightShape,
} from './layerClass'
import { CELLS, type Options, readOptions, type State, type StepParts } from './recurrentCells'

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
