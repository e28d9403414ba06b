// Strided slices have no gradient in TensorFlow.js, and where a stride meets an axis that is dropped or added
// (x[:, ::2, :, 1]) the forward kernels read the wrong cells; both are repaired here.
import {
  engine,
  getKernel,
  type KernelConfig,
  registerKernel,
  reshape,
  type StridedSliceAttrs,
  slice_util,
  type Tensor,
  tidy,
  unregisterKernel,
} from '@tensorflow/tfjs-core'
import { flipAxis, padAxis, spreadAxis } from './axes'
import { gradient } from './gradient'

function infoOf(shape: number[], attrs: StridedSliceAttrs) {
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

/** The same slice with a range for every axis: nothing dropped, added or left out. */
function denseAttrs(shape: number[], attrs: StridedSliceAttrs): StridedSliceAttrs {
  const { begin, end, strides } = infoOf(shape, attrs)
  // A range that runs backwards past the first cell ends at -1, which as an index would mean the last cell.
  const endMask = end.reduce((mask, last, axis) => (last < 0 ? mask | (1 << axis) : mask), 0)
  return { begin, end, strides, beginMask: 0, endMask, ellipsisMask: 0, newAxisMask: 0, shrinkAxisMask: 0 }
}

/** A kernel that is repaired already: names do not survive minifying, properties do. */
interface Dense extends KernelConfig {
  readonly dense: true
}

function repaired(original: KernelConfig): Dense {
  return {
    ...original,
    dense: true,
    kernelFunc: (call) => {
      const attrs = call.attrs as unknown as StridedSliceAttrs
      if (!attrs.newAxisMask && !attrs.shrinkAxisMask) return original.kernelFunc(call)
      const x = call.inputs.x as Tensor
      const { finalShape } = infoOf(x.shape, attrs)
      return tidy(() => {
        const dense = engine().runKernel('StridedSlice', { x }, { ...denseAttrs(x.shape, attrs) }) as Tensor
        return reshape(dense, finalShape)
      })
    },
  }
}

/** Repairs the forward kernel of every backend that is loaded; again after another one is loaded. */
export function repairStridedSlice(): void {
  for (const backendName of ['cpu', 'wasm', 'webgl', 'webgpu']) {
    const kernel = getKernel('StridedSlice', backendName) as KernelConfig | undefined
    if (!kernel || 'dense' in kernel) continue
    unregisterKernel('StridedSlice', backendName)
    registerKernel(repaired(kernel))
  }
}
