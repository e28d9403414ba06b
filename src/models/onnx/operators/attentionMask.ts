// Which scores of an attention count: a mask that is given, and what follows from the tokens' places.
import * as tf from '@tensorflow/tfjs-core'
import type { Attention } from './attention'

/** What a masked score becomes: the least float. */
const LOWEST = -3.4e38

/** A mask that is too short says that the tokens behind it do not count. */
function whole(mask: tf.Tensor, tokens: number, filler: number): tf.Tensor {
  const width = mask.shape.at(-1) ?? tokens
  if (width >= tokens || width === 1) return mask
  const pads = mask.shape.map((_, i): [number, number] =>
    i === mask.rank - 1 ? [0, tokens - width] : [0, 0],
  )
  return tf.pad(mask, pads, filler)
}

/** 1 where a query at its place may look at a key, [1 or n, 1, q, k]; null where every one may. */
function placesThatCount({
  q,
  k,
  past,
  lengths,
  causal,
  window: [left, right],
}: Attention): tf.Tensor | null {
  if (!causal && left < 0 && right < 0 && !lengths) return null
  const each = lengths ?? [k.tokens]
  const cells = each.flatMap((length) => {
    const before = lengths && past === 0 ? length - q.tokens : past
    return Array.from({ length: q.tokens * k.tokens }, (_, i) => {
      const ahead = (i % k.tokens) - Math.floor(i / k.tokens) - before
      const seen = !(causal && ahead > 0) && !(left >= 0 && -ahead > left) && !(right >= 0 && ahead > right)
      return seen && i % k.tokens < length ? 1 : 0
    })
  })
  return tf.tensor(cells, [each.length, 1, q.tokens, k.tokens])
}

/** Scores that do not count become the least float; the same tensor where all count. */
export function masked(scores: tf.Tensor, mask: tf.Tensor | undefined, plan: Attention): tf.Tensor {
  const low = tf.fill(scores.shape, LOWEST)
  const chosen = (t: tf.Tensor, allowed: tf.Tensor) =>
    tf.where(tf.broadcastTo(tf.cast(allowed, 'bool'), scores.shape as [number]), t, low)
  const { tokens } = plan.k
  let result = scores
  if (mask && plan.choosing) result = chosen(result, whole(tf.cast(mask, 'float32'), tokens, 0))
  else if (mask) result = tf.maximum(tf.add(result, tf.maximum(whole(mask, tokens, LOWEST), LOWEST)), LOWEST)
  const places = placesThatCount(plan)
  return places ? chosen(result, places) : result
}

/** A row of which nothing counts is zero. */
export function shares(scores: tf.Tensor, hasMask: boolean): tf.Tensor {
  const soft = tf.softmax(scores)
  return hasMask ? tf.mul(soft, tf.cast(tf.greater(scores, LOWEST / 10), 'float32')) : soft
}
