// Running sums: the gradient runs the other way. TensorFlow.js transposes it wrongly on any axis but the last.
import { type CumsumAttrs, cumsum as runningSum } from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

export const cumsum = [
  gradient('Cumsum', [], (dy, _saved, { axis, exclusive, reverse }: CumsumAttrs) => ({
    x: () => runningSum(dy, axis, exclusive, !reverse),
  })),
]
