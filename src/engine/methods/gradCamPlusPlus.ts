// Grad-CAM++, arxiv.org/abs/1710.11063, eq. 19: w_k = sum_ij relu(g) g^2 / (2 g^2 + sum_ij(A) g^3).
import {
  add,
  div,
  equal,
  mul,
  relu,
  square,
  sum,
  type Tensor,
  tidy,
  where,
  zerosLike,
} from '@tensorflow/tfjs-core'
import type { Method } from '../types'
import { gradCamPlusPlusCard } from './cards'

export const gradCamPlusPlus: Method = {
  ...gradCamPlusPlusCard,
  async explain(probe) {
    const torchcam = probe.convention === 'torchcam'
    return {
      weights: tidy(() => {
        const g = probe.gradients()
        return torchcam ? executed(g) : equation19(g, probe.activations())
      }),
    }
  },
}

/** torchcam means to divide, but divides a copy: what is left is the cube. */
function executed(g: Tensor): Tensor {
  return sum(mul(square(relu(g)), relu(g)), [1, 2], true)
}

/** The epsilon is pytorch-grad-cam's and counts where gradients are small. */
function equation19(g: Tensor, activations: Tensor): Tensor {
  const g2 = square(g)
  const total = sum(activations, [1, 2], true)
  const alpha = div(g2, add(add(mul(g2, 2), mul(total, mul(g2, g))), 1e-6))
  const known = where(equal(g, 0), zerosLike(g), alpha)
  return sum(mul(relu(g), known), [1, 2], true)
}
