// Ablation-CAM, openaccess.thecvf.com (WACV 2020): w_k = (S - S without A_k) / S. Only the head runs.
import {
  add,
  cast,
  min,
  mul,
  oneHot,
  range,
  reshape,
  sub,
  type Tensor,
  type Tensor4D,
  tensor4d,
  tidy,
} from '@tensorflow/tfjs-core'
import { scoreOf } from '../targets'
import type { Method, Probe } from '../types'
import { ablationCamCard } from './cards/scores'

export const ablationCam: Method = {
  ...ablationCamCard,
  async explain(probe) {
    const { channels } = probe.layer
    const [lowest, score] = await lowestAndScore(probe)
    const removed = lowest === 0 ? 0 : lowest - 1e7
    const scores = await probe.headScores(channels, (first, count) => ablated(probe, removed, [first, count]))
    const weights = scores.map((s) => (score - s) / score)
    const notes = score > 0 ? [] : [turned(score)]
    return { weights: tensor4d(weights, [1, 1, 1, channels]), notes }
  },
}

/** Copies [count, h, w, k], each with one channel from `first` on set to `value`. */
function ablated(probe: Probe, value: number, [first, count]: readonly [number, number]): Tensor4D {
  const { channels } = probe.layer
  const which = oneHot(range(first, first + count, 1, 'int32'), channels)
  const gone = cast(reshape(which, [count, 1, 1, channels]), 'float32')
  return add(mul(probe.activations(), sub(1, gone)), mul(gone, value))
}

async function lowestAndScore(probe: Probe): Promise<readonly [number, number]> {
  const score = scoreOf(probe.target, probe.classifier.activation)
  const tensors = tidy(() => [min(probe.activations()), score(probe.logits())] as const)
  try {
    const [lowest, own] = await Promise.all(tensors.map((t: Tensor) => t.data()))
    return [lowest?.[0] ?? 0, own?.[0] ?? 0]
  } finally {
    for (const t of tensors) t.dispose()
  }
}

function turned(score: number): string {
  const what = score === 0 ? 'The weights are divided by it' : 'Dividing by it turns the sign of every weight'
  return `The score is ${score.toPrecision(3)}. ${what}, as in pytorch-grad-cam.`
}
