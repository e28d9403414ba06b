// Ablation-CAM, openaccess.thecvf.com (WACV 2020): w_k = (S - S without A_k) / S. Only the head runs.
import {
  add,
  cast,
  min,
  mul,
  notEqual,
  oneHot,
  range,
  reshape,
  sub,
  type Tensor,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { scoreOf } from '../../targets'
import type { Explain, Probe } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const { channels } = probe.layer
  const score = await ownScore(probe)
  const scores = await probe.headScores(channels, ablated)
  const weights = scores.map((s) => (score - s) / score)
  const notes = score > 0 ? [] : [turned(score)]
  return { weights: tensor4d(weights, [1, 1, 1, channels]), notes }
}

/**
 * Copies, each with one channel from `first` on removed: 0 where the activation's lowest value is 0, else 1e7
 * below it, as pytorch-grad-cam does it (there the value falls further with every row of a batch).
 */
function ablated(whole: Tensor, first: number, count: number): Tensor {
  const channels = whole.shape.at(-1) ?? 1
  const which = oneHot(range(first, first + count, 1, 'int32'), channels)
  const places = whole.shape.slice(1, -1).map(() => 1)
  const gone = cast(reshape(which, [count, ...places, channels]), 'float32')
  const lowest = min(whole)
  const removed = mul(cast(notEqual(lowest, 0), 'float32'), sub(lowest, 1e7))
  return add(mul(whole, sub(1, gone)), mul(gone, removed))
}

async function ownScore(probe: Probe): Promise<number> {
  const score = tidy(() => scoreOf(probe.target, probe.classifier.activation)(probe.logits()))
  try {
    return (await score.data())[0] ?? Number.NaN
  } finally {
    score.dispose()
  }
}

function turned(score: number): string {
  const what = score === 0 ? 'The weights are divided by it' : 'Dividing by it turns the sign of every weight'
  return `The score is ${score.toPrecision(3)}. ${what}, as in pytorch-grad-cam.`
}
