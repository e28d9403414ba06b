// Repeating (and broadcastTo, which is built on it): one sum an axis, in any rank. TensorFlow.js slices and adds
// every copy on its own, thousands of operators where [1, 1, 1, k] is broadcast over a map.
import { reshape, sum, type Tensor, type TileAttrs, util } from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

function folded(dy: Tensor, axis: number, copies: number): Tensor {
  if (copies === 1) return dy
  const size = (dy.shape[axis] ?? 1) / copies
  const before = util.sizeFromShape(dy.shape.slice(0, axis))
  const after = util.sizeFromShape(dy.shape.slice(axis + 1))
  const total = sum(reshape(dy, [before, copies, size * after]), 1)
  return reshape(total, [...dy.shape.slice(0, axis), size, ...dy.shape.slice(axis + 1)])
}

export const tile = [
  gradient('Tile', [], (dy, _saved, { reps }: TileAttrs) => ({
    x: () => reps.reduce((t, copies, axis) => folded(t, axis, copies), dy),
  })),
]
