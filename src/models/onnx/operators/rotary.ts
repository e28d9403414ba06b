// RotaryEmbedding: pairs of a token's numbers turned by the angle of its position.
import * as tf from '@tensorflow/tfjs-core'
import type { Value } from '../trace/value'
import { flag, inputAt, int, refuse } from './ask'
import type { Call, Lowering, Operators } from './operator'

interface Sizes {
  readonly n: number
  readonly tokens: number
  readonly heads: number
  readonly depth: number
  /** Numbers of a head that are turned; those behind stay. */
  readonly turned: number
}

/** [n, heads, t, d], or [n, t, heads d] with the heads said. */
function sizesIn(call: Call, { shape }: Value): Sizes {
  const [n = 1, second = 1, third = 1, fourth = 1] = shape
  const said = int(call, 'num_heads', 0)
  if (shape.length !== 4 && (shape.length !== 3 || said < 1 || third % said !== 0))
    throw refuse(call, `has an input [${shape.join(', ')}] and ${said} heads`)
  const [heads, tokens, depth] = shape.length === 4 ? [second, third, fourth] : [said, second, third / said]
  const turned = int(call, 'rotary_embedding_dim', 0) || depth
  if (turned > depth || turned % 2 !== 0) throw refuse(call, `turns ${turned} of ${depth} numbers`)
  return { n, tokens, heads, depth, turned }
}

/** Cosines or sines of each token, [n or 1, t, 1, turned / 2]. */
function ofTokens(
  cache: tf.Tensor,
  positions: tf.Tensor | undefined,
  { n, tokens, turned }: Sizes,
): tf.Tensor {
  if (!positions) return tf.reshape(cache, [-1, tokens, 1, turned / 2])
  const rows = tf.gather(cache, tf.reshape(tf.cast(positions, 'int32'), [-1]) as tf.Tensor1D)
  return tf.reshape(rows, [n, tokens, 1, turned / 2])
}

/** `x` [n, t, heads, turned]; pairs lie side by side, or half a head apart. */
function turnedBy(
  x: tf.Tensor,
  [cos, sin]: readonly [tf.Tensor, tf.Tensor],
  interleaved: boolean,
): tf.Tensor {
  const [n = 1, tokens = 1, heads = 1, width = 1] = x.shape
  const half = width / 2
  const pairs = tf.reshape(x, [n, tokens, heads, ...(interleaved ? [half, 2] : [2, half])])
  const axis = interleaved ? 4 : 3
  const [a, b] = tf.unstack(pairs, axis) as [tf.Tensor, tf.Tensor]
  const first = tf.sub(tf.mul(cos, a), tf.mul(sin, b))
  const second = tf.add(tf.mul(sin, a), tf.mul(cos, b))
  return tf.reshape(tf.stack([first, second], axis), x.shape)
}

function lowered(call: Call): Lowering {
  const x = inputAt(call, 0)
  const sizes = sizesIn(call, x)
  const { n, tokens, heads, depth, turned } = sizes
  const flat = x.shape.length === 3
  const interleaved = flag(call, 'interleaved')
  return {
    outputs: [{ shape: x.shape, kind: 'float', layout: 'file' }],
    compute: ([t, cosines, sines, positions]) => {
      const input = t as tf.Tensor
      const rows = flat ? tf.reshape(input, [n, tokens, heads, depth]) : tf.transpose(input, [0, 2, 1, 3])
      const [moved, rest] = tf.split(rows, [turned, depth - turned], 3) as [tf.Tensor, tf.Tensor]
      const angles = [cosines, sines].map((cache) => ofTokens(cache as tf.Tensor, positions, sizes))
      const y = turnedBy(moved, angles as [tf.Tensor, tf.Tensor], interleaved)
      const whole = turned < depth ? tf.concat([y, rest], 3) : y
      return [flat ? tf.reshape(whole, [...x.shape]) : tf.transpose(whole, [0, 2, 1, 3])]
    },
  }
}

export const rotary: Operators = { RotaryEmbedding: { lower: lowered } }
