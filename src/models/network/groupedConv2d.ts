// A convolution whose filter is narrower than its input: the channels are convolved in groups, which TensorFlow.js
// cannot do in one operator (ResNeXt, RegNet, AlexNet).
import { concat, split, type Tensor4D } from '@tensorflow/tfjs-core'
import { type FusedConvolution, fusedConv2d } from '../../tfjs/gradients/fused'

/** @throws where the channels do not divide into groups */
export function groupedConv2d(convolution: FusedConvolution): Tensor4D {
  const { x, filter, bias } = convolution
  const groups = x.shape[3] / filter.shape[2]
  if (groups === 1) return fusedConv2d(convolution)
  if (!Number.isInteger(groups) || filter.shape[3] % groups !== 0) {
    // The caller says of which layer or operator.
    const input: readonly number[] = x.shape
    throw new Error(
      `its filter is ${filter.shape[2]} channels wide, which does not divide an input of [${input.join(', ')}].`,
    )
  }
  const filters: Tensor4D[] = split(filter, groups, 3)
  const biases = bias ? split(bias, groups, bias.rank - 1) : []
  const parts: Tensor4D[] = split(x, groups, 3)
  const convolved = parts.map((part, i) =>
    fusedConv2d({ ...convolution, x: part, filter: filters[i] ?? filter, bias: biases[i] }),
  )
  return concat(convolved, 3)
}
