// Attention in one operator, as opset 23 has it: softmax(q k' scale + mask) v, in several heads. The caches of language
// models (past keys and values, padded lengths, windows) are left out.
import * as tf from '@tensorflow/tfjs-core'
import type { Value } from '../trace/value'
import { flag, float, inputAt, int, refuse } from './ask'
import type { Call, Form, Lowering, Operators } from './operator'

/** What a masked score becomes: the least float. */
const LOWEST = -3.4e38

interface Heads {
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

interface Attention {
  readonly q: Heads
  readonly k: Heads
  readonly v: Heads
  readonly scale: number
  readonly softcap: number
  readonly causal: boolean
  /** Whether the mask says which scores count, and does not add to them. */
  readonly choosing: boolean
}

function readAttention(call: Call): Attention {
  for (const i of [4, 5, 6])
    if (call.inputs[i])
      throw refuse(call, 'keeps what came before, as language models do, which is not computed here')
  if (int(call, 'left_window_size', -1) >= 0 || int(call, 'right_window_size', -1) >= 0)
    throw refuse(call, 'looks at a window of tokens, which is not computed here')
  const q = readHeads(call, inputAt(call, 0), 'q_num_heads')
  const k = readHeads(call, inputAt(call, 1), 'kv_num_heads')
  const v = readHeads(call, inputAt(call, 2), 'kv_num_heads')
  if (q.heads % k.heads !== 0 || k.heads !== v.heads || q.depth !== k.depth || k.tokens !== v.tokens)
    throw refuse(
      call,
      `has ${q.heads} heads of queries for ${k.heads} of keys, of ${q.depth} and ${k.depth} numbers`,
    )
  return {
    q,
    k,
    v,
    scale: float(call, 'scale', 1 / Math.sqrt(q.depth)) || 1 / Math.sqrt(q.depth),
    softcap: float(call, 'softcap', 0),
    causal: flag(call, 'is_causal'),
    choosing: call.inputs[3]?.kind === 'bool',
  }
}

/** A mask that is too short says that the tokens behind it do not count. */
function whole(mask: tf.Tensor, tokens: number, filler: number): tf.Tensor {
  const width = mask.shape.at(-1) ?? tokens
  if (width >= tokens || width === 1) return mask
  const pads = mask.shape.map((_, i): [number, number] =>
    i === mask.rank - 1 ? [0, tokens - width] : [0, 0],
  )
  return tf.pad(mask, pads, filler)
}

/** Scores that do not count become the least float. */
function masked(
  scores: tf.Tensor,
  mask: tf.Tensor | undefined,
  { q, k, causal, choosing }: Attention,
): tf.Tensor {
  const low = tf.fill(scores.shape, LOWEST)
  const chosen = (t: tf.Tensor, allowed: tf.Tensor) =>
    tf.where(tf.broadcastTo(tf.cast(allowed, 'bool'), scores.shape as [number]), t, low)
  let result = scores
  if (mask && choosing) result = chosen(result, whole(tf.cast(mask, 'float32'), k.tokens, 0))
  else if (mask)
    result = tf.maximum(tf.add(result, tf.maximum(whole(mask, k.tokens, LOWEST), LOWEST)), LOWEST)
  if (!causal) return result
  const triangle = Float32Array.from({ length: q.tokens * k.tokens }, (_, i) =>
    i % k.tokens <= Math.floor(i / k.tokens) ? 1 : 0,
  )
  return chosen(result, tf.tensor(triangle, [q.tokens, k.tokens]))
}

/** A row of which nothing counts is zero. */
function shares(scores: tf.Tensor, hasMask: boolean): tf.Tensor {
  const soft = tf.softmax(scores)
  return hasMask ? tf.mul(soft, tf.cast(tf.greater(scores, LOWEST / 10), 'float32')) : soft
}

function lowered(call: Call): Lowering {
  const plan = readAttention(call)
  const { q, v, k } = plan
  const flat = inputAt(call, 0).shape.length === 3
  const takes = [0, 1, 2, 3].filter((i) => call.inputs[i])
  const shape = flat ? [q.n, q.tokens, q.heads * v.depth] : [q.n, q.heads, q.tokens, v.depth]
  const mode = int(call, 'qk_matmul_output_mode', 0)
  const output = (sizes: readonly number[]) => ({ shape: sizes, kind: 'float', layout: 'file' }) as const
  const none = output([0])
  const scoresOut = output([q.n, q.heads, q.tokens, k.tokens])
  return {
    outputs: [output(shape), none, none, scoresOut],
    takes,
    forms: takes.map((): Form => ({ layout: 'file' })),
    compute: ([a, b, c, mask]) => {
      const queries = tf.mul(split(a as tf.Tensor, q, q.heads), Math.sqrt(plan.scale))
      const keys = tf.mul(split(b as tf.Tensor, k, q.heads), Math.sqrt(plan.scale))
      const raw = tf.matMul(queries, keys, false, true)
      const capped = plan.softcap > 0 ? tf.mul(plan.softcap, tf.tanh(tf.div(raw, plan.softcap))) : raw
      const scores = masked(capped, mask, plan)
      const weights = shares(scores, mask !== undefined || plan.causal)
      const y = tf.matMul(weights, split(c as tf.Tensor, v, q.heads))
      const answer = flat ? tf.reshape(tf.transpose(y, [0, 2, 1, 3]), shape) : y
      if (call.outputs < 4) return [answer]
      const asked = [raw, capped, scores, weights][mode] ?? raw
      return [answer, tf.zeros([0]), tf.zeros([0]), asked]
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
