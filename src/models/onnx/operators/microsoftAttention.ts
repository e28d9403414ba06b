// Attention in one operator, as onnxruntime's optimiser for transformers writes it: with the projections of queries, keys
// and values inside, or behind them. Masks of padded texts and the caches of language models are refused.
import * as tf from '@tensorflow/tfjs-core'
import { flag, float, inputAt, int, ints, refuse } from './ask'
import type { Call, Lowering, Operators } from './operator'

interface Plan {
  readonly heads: number
  readonly scale: number
}

/** [n, t, heads d] as [n, heads, t, d] */
function split(t: tf.Tensor, heads: number): tf.Tensor {
  const [n = 1, tokens = 1, width = 1] = t.shape
  return tf.transpose(tf.reshape(t, [n, tokens, heads, width / heads]), [0, 2, 1, 3])
}

/** softmax(q k' scale + bias) v, each [n, t, heads d] */
function attend(
  [q, k, v]: readonly tf.Tensor[],
  bias: tf.Tensor | undefined,
  { heads, scale }: Plan,
): tf.Tensor {
  const [queries, keys, values] = [q, k, v].map((t) => split(t as tf.Tensor, heads)) as [
    tf.Tensor,
    tf.Tensor,
    tf.Tensor,
  ]
  const scores = tf.mul(tf.matMul(queries, keys, false, true), scale)
  const y = tf.matMul(tf.softmax(bias ? tf.add(scores, bias) : scores), values)
  const [n = 1, , tokens = 1, depth = 1] = y.shape
  return tf.reshape(tf.transpose(y, [0, 2, 1, 3]), [n, tokens, heads * depth])
}

function planOf(call: Call, width: number, left: readonly number[]): Plan {
  const heads = int(call, 'num_heads', 0)
  const unknown = left.find((i) => call.inputs[i])
  if (unknown !== undefined || flag(call, 'unidirectional') || flag(call, 'do_rotary'))
    throw refuse(
      call,
      'masks tokens or keeps what came before, as language models do, which is not computed here',
    )
  if (heads < 1 || width % heads !== 0) throw refuse(call, `has ${heads} heads for ${width} numbers`)
  return { heads, scale: float(call, 'scale', 0) || 1 / Math.sqrt(width / heads) }
}

/** x, the weights of all three projections side by side, their bias; a bias of the scores as input 5. */
function attention(call: Call): Lowering {
  const [x, weights] = [inputAt(call, 0), inputAt(call, 1)]
  const [n = 1, tokens = 1, inner = 1] = x.shape
  const all = weights.shape[1] ?? 0
  const sizes = ints(call, 'qkv_hidden_sizes') ?? [all / 3, all / 3, all / 3]
  const [width = 0, , out = 0] = sizes
  const plan = planOf(call, width, [3, 4, 6])
  if (x.shape.length !== 3 || weights.shape[0] !== inner || sizes.reduce((a, b) => a + b, 0) !== all)
    throw refuse(call, `has weights [${weights.shape.join(', ')}] for [${x.shape.join(', ')}]`)
  const takes = [0, 1, 2, 5].filter((i) => call.inputs[i])
  return {
    outputs: [{ shape: [n, tokens, out], kind: 'float', layout: 'file' }],
    takes,
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const flat = tf.reshape(of(0) as tf.Tensor, [n * tokens, inner])
      const y = tf.matMul(flat, of(1) as tf.Tensor)
      const bias = of(2)
      const three = tf.split(tf.reshape(bias ? tf.add(y, bias) : y, [n, tokens, all]), [...sizes], 2)
      return [attend(three, of(5), plan)]
    },
  }
}

/** Queries, keys and values [n, t, heads d], a bias for all of them, one of the scores as input 5. */
function multiHead(call: Call): Lowering {
  const [q, k, v] = [inputAt(call, 0), inputAt(call, 1), inputAt(call, 2)]
  if ([q, k, v].some(({ shape }) => shape.length !== 3))
    throw refuse(call, 'has its queries, keys and values packed, which is not computed here')
  const [width = 0, out = 0] = [q.shape[2], v.shape[2]]
  const plan = planOf(call, width, [4, 6, 7, 8])
  const takes = [0, 1, 2, 3, 5].filter((i) => call.inputs[i])
  return {
    outputs: [{ shape: [...q.shape.slice(0, 2), out], kind: 'float', layout: 'file' }],
    takes,
    compute: (inputs) => {
      const of = (i: number) => inputs[takes.indexOf(i)]
      const bias = of(3)
      const biases = bias ? tf.split(bias, [width, width, out]) : []
      const three = [0, 1, 2].map((i) => {
        const t = of(i) as tf.Tensor
        return biases[i] ? tf.add(t, biases[i]) : t
      })
      return [attend(three, of(5), plan)]
    },
  }
}

export const microsoftAttention: Operators = {
  Attention: { lower: attention },
  MultiHeadAttention: { lower: multiHead },
}
