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

/**
 * Softmax over the channels scored, [1, 1, 1, k]; the others weigh nothing. `scores` holds one run over
 * `channels` after another, whose mean counts; NaN stands for a score that is not known yet.
 */
export function softmaxWeights(scores: Float32Array, channels: readonly number[], total: number): Tensor {
  const means = channels.map((_, i) => meanOf(scores, i, channels.length))
  const top = Math.max(...means.filter((m) => !Number.isNaN(m)))
  const powers = means.map((m) => (Number.isNaN(m) ? 0 : Math.exp(m - top)))
  const sum = powers.reduce((a, b) => a + b, 0)
  const weights = new Float32Array(total)
  channels.forEach((channel, i) => {
    weights[channel] = (powers[i] ?? 0) / sum
  })
  return tensor4d(weights, [1, 1, 1, total])
}

/** Mean of every `stride`-th score from `first` that is known. */
function meanOf(scores: Float32Array, first: number, stride: number): number {
  let sum = 0
  let known = 0
  for (let i = first; i < scores.length; i += stride) {
    const score = scores[i] ?? Number.NaN
    if (Number.isNaN(score)) continue
    sum += score
    known++
  }
  return known === 0 ? Number.NaN : sum / known
}
