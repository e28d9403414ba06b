// The contrast of FinerCAM, arxiv.org/abs/2501.11309: the class against the three that score most like it.
import {
  add,
  div,
  gather,
  mean,
  mul,
  softmax,
  sub,
  sum,
  type Tensor,
  type Tensor1D,
  tensor1d,
} from '@tensorflow/tfjs-core'
import type { Convention } from '../../types'

export interface Contrast {
  readonly classIndex: number
  /** Classes nearest by score. */
  readonly near: readonly number[]
  readonly gamma: number
  readonly convention: Convention
}

export function nearestClasses(logits: ArrayLike<number>, classIndex: number, count = 3): readonly number[] {
  const own = logits[classIndex] ?? 0
  const distance = (c: number) => Math.abs((logits[c] ?? 0) - own)
  const others = Array.from({ length: logits.length }, (_, c) => c).filter((c) => c !== classIndex)
  return others.toSorted((a, b) => distance(a) - distance(b) || a - b).slice(0, count)
}

/**
 * torchcam: z_c - gamma * mean_j z_j. pytorch-grad-cam: the differences z_c - gamma z_j averaged with the
 * probabilities of j as weights, through which the gradient flows too.
 */
export function contrastScore({
  classIndex,
  near,
  gamma,
  convention,
}: Contrast): (logits: Tensor) => Tensor1D {
  return (logits) => {
    const own = gather(logits, tensor1d([classIndex], 'int32'), 1) // [n, 1]
    const others = gather(logits, tensor1d([...near], 'int32'), 1) // [n, 3]
    if (convention === 'torchcam') return sub(sum(own, 1), mul(mean(others, 1), gamma))
    const weights = gather(softmax(logits), tensor1d([...near], 'int32'), 1)
    const differences = sub(own, mul(others, gamma))
    return div(sum(mul(weights, differences), 1), add(sum(weights, 1), 1e-9))
  }
}
