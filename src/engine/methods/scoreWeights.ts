// What the Score-CAM family shares: which channels are scored, and scores -> weights.
import { max, type Tensor, tensor4d, tidy } from '@tensorflow/tfjs-core'
import type { Params, Probe } from '../types'

/** All channels, or the `cskip` ones with the highest peaks, in the order of the network. */
export async function channelsOf(probe: Probe, params: Params): Promise<readonly number[]> {
  const { channels } = probe.layer
  const kept = Number(params.cskip ?? 0)
  const all = Array.from({ length: channels }, (_, k) => k)
  if (kept <= 0 || kept >= channels) return all
  const peaks = tidy(() => max(probe.activations(), [0, 1, 2]))
  try {
    const values = await peaks.data()
    const order = all.toSorted((a, b) => (values[b] ?? 0) - (values[a] ?? 0) || a - b)
    return order.slice(0, kept).toSorted((a, b) => a - b)
  } finally {
    peaks.dispose()
  }
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
  let [sum, known] = [0, 0]
  for (let i = first; i < scores.length; i += stride) {
    const score = scores[i] ?? Number.NaN
    if (Number.isNaN(score)) continue
    sum += score
    known++
  }
  return known === 0 ? Number.NaN : sum / known
}
