// Channel weights from gradients [1, h, w, k], for the methods and for those built on them.
import {
  add,
  div,
  equal,
  mean,
  mul,
  relu,
  square,
  sum,
  type Tensor,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import type { Probe } from '../../types'

export function gradCamWeights(g: Tensor): Tensor {
  return mean(g, [1, 2], true)
}

/** Eq. 19 of Grad-CAM++ with pytorch-grad-cam's epsilon, which counts where gradients are small. */
export function equation19(g: Tensor, activations: Tensor): Tensor {
  const g2 = square(g)
  const total = sum(activations, [1, 2], true)
  const alpha = div(g2, add(add(mul(g2, 2), mul(total, mul(g2, g))), 1e-6))
  const known = where(equal(g, 0), zerosLike(g), alpha)
  return sum(mul(relu(g), known), [1, 2], true)
}

/** torchcam means to divide as well, but divides a copy: what is left is the cube. */
export function cubed(g: Tensor): Tensor {
  return sum(mul(square(relu(g)), relu(g)), [1, 2], true)
}

export function plusPlusWeights(g: Tensor, probe: Probe): Tensor {
  return probe.convention === 'torchcam' ? cubed(g) : equation19(g, probe.activations())
}

/** Weights of the base method that a parameter names. */
export function baseWeights(base: string, g: Tensor, probe: Probe): Tensor {
  if (base === 'layercam') return relu(g)
  return base === 'gradcampp' ? plusPlusWeights(g, probe) : gradCamWeights(g)
}
