// Functions that TensorFlow.js has for the last axis only, along any axis.
import { type Tensor, transpose } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'

/** @throws UnsupportedModel where x has no such axis */
export function along(x: Tensor, axis: number, compute: (x: Tensor) => Tensor): Tensor {
  const at = axis < 0 ? axis + x.rank : axis
  if (!Number.isInteger(at) || at < 0 || at >= x.rank)
    throw failure('UnsupportedModel', `It has axis = ${axis}, but its input has ${x.rank} axes.`)
  if (at === x.rank - 1) return compute(x)
  const order = x.shape.map((_, i) => (i === at ? x.rank - 1 : i === x.rank - 1 ? at : i))
  return transpose(compute(transpose(x, order)), order)
}
