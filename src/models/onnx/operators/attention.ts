// Attention in one operator, as opset 23 has it: softmax(q k' scale + mask) v, in several heads; with keys and values
// that came before, and lengths and windows of tokens.
import * as tf from '@tensorflow/tfjs-core'
import type { Value } from '../trace/value'
import { flag, float, inputAt, int, knownList, refuse } from './ask'
import { masked, shares } from './attentionMask'
import type { Call, Form, Lowering, Operators } from './operator'

export interface Heads {
  readonly n: number
  readonly heads: number
  readonly tokens: number
  readonly depth: number
}

/** [n, heads, t, d], or [n, t, heads d] with the heads said. */
function readHeads(call: Call, { shape }: Value, attribute: string): Heads {
  if (shape.length === 4) {
    const [n = 1, heads = 1, tokens = 1, depth = 1] = shape
    return { n, heads, tokens, depth }
  }
  const [n = 1, tokens = 1, width = 1] = shape
  const heads = int(call, attribute, 0)
  if (shape.length !== 3 || heads < 1 || width % heads !== 0)
    throw refuse(call, `has an input [${shape.join(', ')}] and ${heads} heads`)
  return { n, heads, tokens, depth: width / heads }
}

/** As [n, heads, t, d]; each head of fewer serves several in a row. */
function split(t: tf.Tensor, { n, heads, tokens, depth }: Heads, wanted: number): tf.Tensor {
  const four = t.rank === 4 ? t : tf.transpose(tf.reshape(t, [n, tokens, heads, depth]), [0, 2, 1, 3])
  if (heads === wanted) return four
  const each = tf.tile(tf.reshape(four, [n, heads, 1, tokens * depth]), [1, 1, wanted / heads, 1])
  return tf.reshape(each, [n, wanted, tokens, depth])
}

export interface Attention {
  readonly q: Heads
  /** With those that came before. */
  readonly k: Heads
  readonly v: Heads
  /** Tokens that came before, in inputs of their own. */
  readonly past: number
  /** Of each picture, how many keys count; null where all do. */
  readonly lengths: readonly number[] | null
  /** How far a token looks to its left and right; -1 as far as there is. */
  readonly window: readonly [number, number]
  readonly scale: number
  readonly softcap: number
  readonly causal: boolean
  /** Whether the mask says which scores count, and does not add to them. */
  readonly choosing: boolean
}

function readAttention(call: Call): Attention {
  const q = readHeads(call, inputAt(call, 0), 'q_num_heads')
  const past = call.inputs[4]?.shape[2] ?? 0
  if (past !== (call.inputs[5]?.shape[2] ?? 0)) throw refuse(call, 'keeps unlike numbers of keys and values')
  const [k, v] = ([1, 2] as const).map((i) => {
    const heads = readHeads(call, inputAt(call, i), 'kv_num_heads')
    return { ...heads, tokens: heads.tokens + past }
  }) as [Heads, Heads]
  if (q.heads % k.heads !== 0 || k.heads !== v.heads || q.depth !== k.depth || k.tokens !== v.tokens)
    throw refuse(
      call,
      `has ${q.heads} heads of queries for ${k.heads} of keys, of ${q.depth} and ${k.depth} numbers`,
    )
  return {
    q,
    k,
    v,
    past,
    lengths: knownList(call, 6, 'lengths'),
    window: [int(call, 'left_window_size', -1), int(call, 'right_window_size', -1)],
    scale: float(call, 'scale', 1 / Math.sqrt(q.depth)) || 1 / Math.sqrt(q.depth),
    softcap: float(call, 'softcap', 0),
    causal: flag(call, 'is_causal'),
    choosing: call.inputs[3]?.kind === 'bool',
  }
}

/** Keys or values [n, heads, t, d], behind those that came before. */
function joined(t: tf.Tensor, before: tf.Tensor | undefined, heads: Heads): tf.Tensor {
  const tokens = heads.tokens - (before?.shape[2] ?? 0)
  const own = split(t, { ...heads, tokens }, heads.heads)
  return before ? tf.concat([before, own], 2) : own
}

/** By the number of the input. */
type Given = (i: number) => tf.Tensor | undefined

function attend(given: Given, plan: Attention, mode: number): readonly tf.Tensor[] {
  const { q, v, k } = plan
  const [present, kept] = [
    joined(given(1) as tf.Tensor, given(4), k),
    joined(given(2) as tf.Tensor, given(5), v),
  ]
  const queries = tf.mul(split(given(0) as tf.Tensor, q, q.heads), Math.sqrt(plan.scale))
  const keys = tf.mul(split(present, k, q.heads), Math.sqrt(plan.scale))
  const raw = tf.matMul(queries, keys, false, true)
  const capped = plan.softcap > 0 ? tf.mul(plan.softcap, tf.tanh(tf.div(raw, plan.softcap))) : raw
  const scores = masked(capped, given(3), plan)
  const weights = shares(scores, scores !== capped)
  const y = tf.matMul(weights, split(kept, v, q.heads))
  return [y, present, kept, [raw, capped, scores, weights][mode] ?? raw]
}

function lowered(call: Call): Lowering {
  const plan = readAttention(call)
  const { q, v, k } = plan
  const flat = inputAt(call, 0).shape.length === 3
  const takes = [0, 1, 2, 3, 4, 5].filter((i) => call.inputs[i])
  const shape = flat ? [q.n, q.tokens, q.heads * v.depth] : [q.n, q.heads, q.tokens, v.depth]
  const mode = int(call, 'qk_matmul_output_mode', 0)
  const output = (sizes: readonly number[]) => ({ shape: sizes, kind: 'float', layout: 'file' }) as const
  const kept = (heads: Heads) => output([heads.n, heads.heads, heads.tokens, heads.depth])
  return {
    outputs: [output(shape), kept(k), kept(v), output([q.n, q.heads, q.tokens, k.tokens])],
    takes,
    forms: takes.map((): Form => ({ layout: 'file' })),
    compute: (inputs) => {
      const [y, ...others] = attend((i) => inputs[takes.indexOf(i)], plan, mode) as [
        tf.Tensor,
        ...tf.Tensor[],
      ]
      return [flat ? tf.reshape(tf.transpose(y, [0, 2, 1, 3]), shape) : y, ...others]
    },
  }
}

/** com.microsoft's SwiGLU takes one input; ONNX's two: a silu(alpha a) b. */
function swiGlu(call: Call): Lowering {
  const [a, b] = [inputAt(call, 0), inputAt(call, 1)]
  const alpha = float(call, 'alpha', 1)
  return {
    outputs: [{ shape: a.shape, kind: 'float', layout: a.layout }],
    takes: [0, 1],
    forms: [{ layout: a.layout }, { layout: b.shape.length === a.shape.length ? a.layout : 'file' }],
    compute: ([x, y]) => {
      const input = x as tf.Tensor
      return [tf.mul(tf.mul(input, tf.sigmoid(tf.mul(alpha, input))), y as tf.Tensor)]
    },
  }
}

export const attention: Operators = { Attention: { lower: lowered }, SwiGLU: { lower: swiGlu } }
