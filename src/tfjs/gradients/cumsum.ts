// Running sums: the gradient runs the other way. TensorFlow.js transposes it wrongly on any axis but the last.
import { type CumsumAttrs, cumprod, cumsum as forwards, type Tensor, util } from '@tensorflow/tfjs-core'
import { flipAxis } from './axes'
import { gradient } from './gradient'

/**
 * The same as asking the operator for `reverse`, which WebGPU answers wrongly: its shader for one length is taken
 * for every other.
 */
function backwards(t: Tensor, axis: number, run: (t: Tensor) => Tensor): Tensor {
  return flipAxis(run(flipAxis(t, axis)), axis)
}

/** Products of all before and of all after each value of a row [rows, n]. */
export function productsAround(rows: Tensor): [before: Tensor, after: Tensor] {
  const before = (t: Tensor) => cumprod(t, 1, true)
  return [before(rows), backwards(rows, 1, before)]
}

export const cumsum = [
  gradient('Cumsum', [], (dy, _saved, { axis, exclusive, reverse }: CumsumAttrs) => ({
    x: () => {
      const [along = 0] = util.parseAxisParam(axis, dy.shape)
      const run = (t: Tensor) => forwards(t, along, exclusive)
      return reverse ? run(dy) : backwards(dy, along, run)
    },
  })),
]
