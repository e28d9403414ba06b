// Guided backpropagation, arxiv.org/abs/1412.6806: dS/dx with only positive gradients through every ReLU.
import { abs, dispose, max, squeeze, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Explain, Probe } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const gradient = guidedGradient(probe)
  try {
    return { map: tidy(() => strongestColour(gradient)) }
  } finally {
    dispose(gradient)
  }
}

/** [1, H, W, C]; the caller owns it. */
export function guidedGradient(probe: Probe): Tensor {
  return probe.gradientsAt([probe.classifier.input], { guided: true })[0] as Tensor
}

/** [H, W] of [1, H, W, C]. */
export function strongestColour(gradient: Tensor): Tensor {
  return squeeze(max(abs(gradient), -1), [0])
}
