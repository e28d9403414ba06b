// The largest values: each sends its gradient to the place it came from.
import {
  cast,
  expandDims,
  type GradConfig,
  mul,
  oneHot,
  reshape,
  sum,
  type Tensor,
  type Tensor1D,
  zeros,
} from '@tensorflow/tfjs-core'

function backward(dy: Tensor, x: Tensor, indices: Tensor): Tensor {
  const n = x.shape.at(-1) ?? 1
  const k = indices.shape.at(-1) ?? 1
  const places = cast(oneHot(reshape(indices, [indices.size]) as Tensor1D, n), 'float32')
  const spread = mul(expandDims(reshape(dy, [dy.size]), 1), places)
  return reshape(sum(reshape(spread, [-1, k, n]), 1), x.shape)
}

export const topK: GradConfig[] = [
  {
    kernelName: 'TopK',
    inputsToSave: ['x'],
    outputsToSave: [false, true],
    gradFunc: (dys, [x, indices]) => ({
      x: () => {
        const dy = Array.isArray(dys) ? dys[0] : dys
        return x && indices && dy ? backward(dy, x, indices) : zeros([0])
      },
    }),
  },
]
