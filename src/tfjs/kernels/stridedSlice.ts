// Where a stride meets an axis that is dropped or added (x[:, ::2, :, 1]) the forward kernels of every backend read the
// wrong cells; the same slice with a range for every axis is right.
import { engine, reshape, type StridedSliceAttrs, type Tensor, tidy } from '@tensorflow/tfjs-core'
import { infoOf } from '../gradients/stridedSlice'
import type { Repair } from './repair'

/** Nothing dropped, added or left out. */
function denseAttrs(shape: number[], attrs: StridedSliceAttrs): StridedSliceAttrs {
  const { begin, end, strides } = infoOf(shape, attrs)
  // A range that runs backwards past the first cell ends at -1, which as an index would mean the last cell.
  const endMask = end.reduce((mask, last, axis) => (last < 0 ? mask | (1 << axis) : mask), 0)
  return { begin, end, strides, beginMask: 0, endMask, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 }
}

export const dense: Repair = () => (original) => (call) => {
  const attrs = call.attrs as unknown as StridedSliceAttrs
  if (!attrs.newAxisMask && !attrs.shrinkAxisMask) return original(call)
  const x = call.inputs.x as Tensor
  const { finalShape } = infoOf(x.shape, attrs)
  return tidy(() => {
    const ranges = engine().runKernel('StridedSlice', { x }, { ...denseAttrs(x.shape, attrs) }) as Tensor
    return reshape(ranges, finalShape)
  })
}
