// FullGrad, arxiv.org/abs/1905.00780, as pytorch-grad-cam sums it: |x dS/dx| by colour and |b dS/db| by channel,
// each min-maxed for itself and brought to the picture's size.
import {
  abs,
  add,
  dispose,
  div,
  image,
  max,
  min,
  mul,
  squeeze,
  sub,
  sum,
  type Tensor,
  type Tensor4D,
  tidy,
} from '@tensorflow/tfjs-core'
import type { Explain } from '../../types'
import type { card } from './card'

export const explain: Explain<typeof card> = async (probe) => {
  const { network, input } = probe.classifier
  const biases = network.biases()
  try {
    const gradients = probe.gradientsAt([input, ...biases.map(({ node }) => node)])
    try {
      const factors = [probe.picture, ...biases.map(({ bias }) => bias)]
      const notes = biases.length > 0 ? [] : [noBiases]
      return { map: tidy(() => total(gradients, factors, probe.picture.shape)), notes }
    } finally {
      dispose(gradients)
    }
  } finally {
    dispose(biases.map(({ bias }) => bias))
  }
}

const noBiases = 'The model names no biases: only the gradient of the picture itself counts.'

function total(gradients: readonly Tensor[], factors: readonly Tensor[], shape: readonly number[]): Tensor {
  const [, height = 1, width = 1] = shape
  const maps = gradients.map((gradient, i) => {
    // Enlarging is linear: the channels are summed before it.
    const low = sum(unit(abs(mul(gradient, factors[i] as Tensor))), -1, true) as Tensor4D
    return image.resizeBilinear(low, [height, width], false, true)
  })
  return squeeze(
    maps.reduce((a, b) => add(a, b)),
    [0, 3],
  )
}

/** Each channel for itself. */
function unit(terms: Tensor): Tensor {
  const shifted = sub(terms, min(terms, [1, 2], true))
  return div(shifted, add(max(shifted, [1, 2], true), 1e-7))
}
