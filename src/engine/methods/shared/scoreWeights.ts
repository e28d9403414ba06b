// What the Score-CAM family shares: which channels are scored, and scores -> weights.
import { max, type Tensor, tensor4d, tidy } from '@tensorflow/tfjs-core'
import type { Probe } from '../../types'

export interface Kept {
  readonly channels: readonly number[]
  readonly notes: readonly string[]
}

/** All channels, or the `cskip` ones with the highest peaks, in the order of the network. */
export async function keepChannels(probe: Probe, params: { readonly cskip: number }): Promise<Kept> {
  const { channels } = probe.layer
  const kept = params.cskip
  const all = Array.from({ length: channels }, (_, k) => k)
  if (kept <= 0 || kept >= channels) return { channels: all, notes: [] }
  const peaks = tidy(() => max(probe.activations(), [0, 1, 2]))
  try {
    return highest(await peaks.data(), kept)
  } finally {
    peaks.dispose()
  }
}

/** Of equal peaks the first channels; where the cut goes through them, the choice is as good as another. */
export function highest(peaks: ArrayLike<number>, kept: number): Kept {
  const peak = (k: number) => peaks[k] ?? 0
  const order = Array.from({ length: peaks.length }, (_, k) => k).toSorted(
    (a, b) => peak(b) - peak(a) || a - b,
  )
  const last = peak(order[kept - 1] ?? 0)
  const tied = order.filter((k) => peak(k) === last).length
  const cut = last === peak(order[kept] ?? -1)
  const notes = cut ? [`${tied} channels share the peak ${last}; the first of them were kept.`] : []
  return { channels: order.slice(0, kept).toSorted((a, b) => a - b), notes }
}

/** Softmax over the channels scored, [1, 1, 1, k]; the others, and those whose score is NaN, weigh nothing. */
export function softmaxWeights(
  scores: ArrayLike<number>,
  channels: readonly number[],
  total: number,
): Tensor {
  const known = Array.from(scores).filter((score) => !Number.isNaN(score))
  const top = known.reduce((a, b) => Math.max(a, b), Number.NEGATIVE_INFINITY)
  const powers = Array.from(scores, (score) => (Number.isNaN(score) ? 0 : Math.exp(score - top)))
  const sum = powers.reduce((a, b) => a + b, 0)
  const weights = new Float32Array(total)
  channels.forEach((channel, i) => {
    weights[channel] = (powers[i] ?? 0) / sum
  })
  return tensor4d(weights, [1, 1, 1, total])
}
