// LSTM (Hochreiter and Schmidhuber 1997), GRU (Cho et al. 2014, arXiv 1406.1078) and RNN, as ONNX lays their weights out:
// one step after the other, forwards, backwards or both. Sequences of unlike lengths are refused.
import * as tf from '@tensorflow/tfjs-core'
import { flag, inputAt, int, knownList, refuse, text } from './ask'
import type { Call, Lowering, Operators } from './operator'
import { type Activation, readActivations } from './recurrentActivations'
import { CELLS, type Cell, type Parts } from './recurrentCells'

interface Plan {
  readonly cell: Cell
  readonly hidden: number
  readonly steps: number
  readonly n: number
  /** Whether each direction goes from the last step to the first. */
  readonly backwards: readonly boolean[]
  readonly activations: readonly Activation[]
  /** [n, t, c] instead of [t, n, c]. */
  readonly picturesFirst: boolean
  readonly options: Pick<Parts, 'clip' | 'resetAfter' | 'coupled'>
}

const DIRECTIONS: Readonly<Record<string, readonly boolean[]>> = {
  forward: [false],
  reverse: [true],
  bidirectional: [false, true],
}

function readPlan(call: Call, cell: Cell): Plan {
  const { shape } = inputAt(call, 0)
  const [weights, inner] = [inputAt(call, 1).shape, inputAt(call, 2).shape]
  const picturesFirst = flag(call, 'layout')
  const [steps = 1, n = 1] = picturesFirst ? [shape[1], shape[0]] : shape
  const hidden = inner[2] ?? 0
  const wide = cell.gates * hidden
  const backwards = DIRECTIONS[text(call, 'direction', 'forward')]
  if (shape.length !== 3 || !backwards || `${weights}` !== `${[backwards.length, wide, shape[2]]}`)
    throw refuse(call, `has weights [${weights.join(', ')}] for a sequence [${shape.join(', ')}]`)
  if (`${inner}` !== `${[backwards.length, wide, hidden]}`)
    throw refuse(call, `has weights [${inner.join(', ')}] from one step to the next`)
  const lengths = knownList(call, 4, 'lengths')
  if (lengths?.some((length) => length !== steps)) throw refuse(call, 'has sequences of unlike lengths')
  const options = {
    clip: int(call, 'clip', 0),
    resetAfter: flag(call, 'linear_before_reset'),
    coupled: flag(call, 'input_forget'),
  }
  const activations = readActivations(call, cell.defaults, backwards.length)
  return { cell, hidden, steps, n, backwards, activations, picturesFirst, options }
}

/** By the number of the input; [directions, ...] each. */
type Given = (i: number) => tf.Tensor | undefined

/** The states of one direction, [n, hidden] a step in the order of time, and the last of them. */
function direction(given: Given, at: number, plan: Plan): { all: tf.Tensor[]; last: readonly tf.Tensor[] } {
  const { cell, hidden, steps, n } = plan
  const own = (i: number) => {
    const t = given(i)
    return t && tf.squeeze(tf.slice(t, at, 1), [0])
  }
  const x = own(0) as tf.Tensor
  const wide = cell.gates * hidden
  const flat = tf.matMul(tf.reshape(x, [steps * n, x.shape.at(-1) ?? 1]), own(1) as tf.Tensor2D, false, true)
  const [outer, inner] = own(3) ? (tf.split(own(3) as tf.Tensor1D, 2) as tf.Tensor[]) : []
  const projected = tf.reshape(outer ? tf.add(flat, outer) : flat, [steps, n, wide])
  const parts: Parts = {
    ...plan.options,
    hidden,
    weights: tf.transpose(own(2) as tf.Tensor2D),
    bias: inner ?? null,
    peepholes: own(7) ?? null,
    activations: plan.activations.slice(at * cell.defaults.length, (at + 1) * cell.defaults.length),
  }
  const nothing = () => tf.zeros([n, hidden])
  let state: readonly tf.Tensor[] = [own(5) ?? nothing(), ...(cell.states > 1 ? [own(6) ?? nothing()] : [])]
  const all: tf.Tensor[] = new Array(steps)
  for (let i = 0; i < steps; i++) {
    const step = plan.backwards[at] ? steps - 1 - i : i
    state = cell.step(tf.squeeze(tf.slice(projected, step, 1), [0]), state, parts)
    all[step] = state[0] as tf.Tensor
  }
  return { all, last: state }
}

function lowered(call: Call, cell: Cell): Lowering {
  const plan = readPlan(call, cell)
  const { hidden, steps, n, picturesFirst, backwards } = plan
  const count = backwards.length
  const takes = [0, 1, 2, 3, 5, 6, 7].filter((i) => call.inputs[i])
  const output = (shape: readonly number[]) => ({ shape, kind: 'float', layout: 'file' }) as const
  const state = output(picturesFirst ? [n, count, hidden] : [count, n, hidden])
  const all = output(picturesFirst ? [n, steps, count, hidden] : [steps, count, n, hidden])
  const turned = (t: tf.Tensor | undefined) => (picturesFirst && t ? tf.transpose(t, [1, 0, 2]) : t)
  return {
    outputs: [all, ...new Array<typeof state>(cell.states).fill(state)],
    takes,
    compute: (inputs) => {
      const input = (i: number) => inputs[takes.indexOf(i)]
      const x = tf.expandDims(turned(input(0)) as tf.Tensor, 0)
      const given: Given = (i) => {
        if (i === 0) return count === 1 ? x : tf.tile(x, [count, 1, 1, 1])
        return i === 5 || i === 6 ? turned(input(i)) : input(i)
      }
      const found = backwards.map((_, at) => direction(given, at, plan))
      // [directions, t, n, hidden]
      const whole = tf.stack(found.map((each) => tf.stack(each.all)))
      const states = Array.from({ length: cell.states }, (_, i) =>
        turned(tf.stack(found.map(({ last }) => last[i] as tf.Tensor))),
      )
      return [tf.transpose(whole, picturesFirst ? [2, 1, 0, 3] : [1, 0, 2, 3]), ...(states as tf.Tensor[])]
    },
  }
}

export const recurrent: Operators = {
  LSTM: { lower: (call) => lowered(call, CELLS.LSTM) },
  GRU: { lower: (call) => lowered(call, CELLS.GRU) },
  RNN: { lower: (call) => lowered(call, CELLS.RNN) },
}
