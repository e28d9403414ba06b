// Average pooling. Forward divides by the number of cells inside the picture; the kernel AvgPoolGrad divides by
// the whole window, so at a padded border TensorFlow.js alone gives too small a gradient, on every backend.
import {
  type AvgPoolAttrs,
  avgPool,
  backend_util,
  div,
  engine,
  mul,
  type Tensor,
  type Tensor4D,
  tensor4d,
  zeros,
} from '@tensorflow/tfjs-core'
import { gradient } from './gradient'

interface Line {
  readonly size: number
  readonly out: number
  readonly window: number
  readonly stride: number
  readonly before: number
}

/** Window over valid cells, for every position along one axis. */
function shares({ size, out, window, stride, before }: Line): number[] {
  return Array.from({ length: out }, (_, i) => {
    const start = i * stride - before
    return window / (Math.min(start + window, size) - Math.max(start, 0))
  })
}

/** Factors by which each output's gradient must grow: [1, h, 1, 1] and [1, 1, w, 1]. */
function shareOf(shape: readonly number[], attrs: AvgPoolAttrs): [Tensor4D, Tensor4D] {
  const { filterSize, strides, pad, dimRoundingMode } = attrs
  const size = shape as [number, number, number, number]
  const info = backend_util.computePool2DInfo(size, filterSize, strides, 1, pad, dimRoundingMode)
  const rows = shares({
    size: info.inHeight,
    out: info.outHeight,
    window: info.filterHeight,
    stride: info.strideHeight,
    before: info.padInfo.top,
  })
  const columns = shares({
    size: info.inWidth,
    out: info.outWidth,
    window: info.filterWidth,
    stride: info.strideWidth,
    before: info.padInfo.left,
  })
  return [tensor4d(rows, [1, rows.length, 1, 1]), tensor4d(columns, [1, 1, columns.length, 1])]
}

const pool = gradient('AvgPool', ['x'], (dy, { x }, attrs: AvgPoolAttrs) => ({
  x: () => {
    const [rows, columns] = shareOf(x.shape, attrs)
    const grown = mul(mul(dy, rows), columns)
    return engine().runKernel('AvgPoolGrad', { dy: grown, input: x }, { ...attrs }) as Tensor
  },
}))

/** The kernel is linear in dy; its transpose sums each window and divides by the whole of it. */
const poolGrad = gradient('AvgPoolGrad', ['input'], (ddx, { input }, attrs: AvgPoolAttrs) => ({
  dy: () => {
    const { filterSize, strides, pad, dimRoundingMode } = attrs
    const [rows, columns] = shareOf(input.shape, attrs)
    const mean = avgPool(ddx as Tensor4D, filterSize, strides, pad, dimRoundingMode)
    return div(div(mean, rows), columns)
  },
  input: () => zeros(input.shape),
}))

export const averagePool = [pool, poolGrad]
