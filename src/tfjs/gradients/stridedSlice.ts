// Strided slices have no gradient in TensorFlow.js.
import { reshape, type StridedSliceAttrs, slice_util, type Tensor } from '@tensorflow/tfjs-core'
import { flipAxis, padAxis, spreadAxis } from './axes'
import { gradient } from './gradient'

/** Begin, end and stride of every axis, and the shape that comes out. */
export function infoOf(shape: number[], attrs: StridedSliceAttrs) {
  const { begin, end, strides, beginMask, endMask, ellipsisMask, newAxisMask, shrinkAxisMask } = attrs
  return slice_util.sliceInfo(
    shape,
    begin,
    end,
    strides,
    beginMask,
    endMask,
    ellipsisMask,
    newAxisMask,
    shrinkAxisMask,
  )
}

function backward(dy: Tensor, x: Tensor, attrs: StridedSliceAttrs): Tensor {
  const { begin, end, strides } = infoOf(x.shape, attrs)
  const stepOf = (axis: number) => strides[axis] ?? 1
  const counts = begin.map((first, axis) => Math.max(0, Math.ceil(((end[axis] ?? 0) - first) / stepOf(axis))))
  return begin.reduce<Tensor>(
    (t, first, axis) => {
      const reach = ((counts[axis] ?? 1) - 1) * Math.abs(stepOf(axis))
      const spread = spreadAxis(t, axis, Math.abs(stepOf(axis)))
      const before = stepOf(axis) < 0 ? first - reach : first
      const placed = stepOf(axis) < 0 ? flipAxis(spread, axis) : spread
      return padAxis(placed, axis, [before, (x.shape[axis] ?? 1) - before - reach - 1])
    },
    reshape(dy, counts),
  )
}

export const stridedSlice = [
  gradient('StridedSlice', ['x'], (dy, { x }, attrs: StridedSliceAttrs) => ({
    x: () => backward(dy, x, attrs),
  })),
]
