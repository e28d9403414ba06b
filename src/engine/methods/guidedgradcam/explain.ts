// Guided Grad-CAM, arxiv.org/abs/1610.02391: guided backpropagation times Grad-CAM at the picture's size.
import {
  add,
  dispose,
  div,
  image,
  max,
  min,
  mul,
  relu,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import type { Explain, Probe } from '../../types'
import { guidedGradient, strongestColour } from '../guidedbackprop/explain'
import { gradCamWeights } from '../shared/weights'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const gradient = guidedGradient(probe)
  try {
    return { map: tidy(() => strongestColour(mul(gradient, gradCamOf(probe)))) }
  } finally {
    dispose(gradient)
  }
}

/** Grad-CAM in [0, 1] at the picture's size, [1, H, W, 1]. */
function gradCamOf(probe: Probe): Tensor {
  const [, height, width] = probe.picture.shape
  const map = relu(sum(mul(gradCamWeights(probe.gradients()), probe.activations()), -1, true)) as Tensor4D
  const shifted = sub(map, min(map)) as Tensor4D
  return image.resizeBilinear(div(shifted, add(max(shifted), 1e-7)), [height, width], false, true)
}
