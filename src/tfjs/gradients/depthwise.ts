// Depthwise convolution: dilated ones, and wasm, which lacks DepthwiseConv2dNativeBackpropInput.
import {
  add,
  backend_util,
  type DepthwiseConv2dNativeAttrs,
  type DepthwiseConv2dNativeBackpropInputAttrs,
  depthwiseConv2d,
  engine,
  getBackend,
  getKernel,
  reshape,
  reverse,
  slice,
  type Tensor,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { spreadAxis } from './axes'
import { framedForInput, isDilated } from './convolution'
import { gradient } from './gradient'

type Size4 = [number, number, number, number]
type Attrs = Omit<DepthwiseConv2dNativeAttrs, 'dataFormat'>
type Saved = Readonly<Record<'x' | 'filter', Tensor>>

/** Channels of dy [n, h, w, c m] that come from multiplier i: [n, h, w, c]. */
function share(dy: Tensor, filter: Tensor, i: number): Tensor {
  const [, , channels = 1, multiplier = 1] = filter.shape
  if (multiplier === 1) return dy
  const [n = 1, h = 1, w = 1] = dy.shape
  const part = slice(reshape(dy, [n * h * w, channels, multiplier]), [0, 0, i], [-1, channels, 1])
  return reshape(part, [n, h, w, channels])
}

/** dx = dy, spread by the stride and framed, convolved with the flipped filter; one pass for each multiplier. */
function composed(dy: Tensor, { x, filter }: Saved, attrs: Attrs): Tensor {
  const dilations = attrs.dilations ?? 1
  const info = backend_util.computeConv2DInfo(
    x.shape as Size4,
    filter.shape as Size4,
    attrs.strides,
    dilations,
    attrs.pad,
    attrs.dimRoundingMode,
    true,
  )
  const [height = 1, width = 1, channels = 1, multiplier = 1] = filter.shape
  const parts = Array.from({ length: multiplier }, (_, i) => {
    const rows = spreadAxis(share(dy, filter, i), 1, info.strideHeight)
    const frame = framedForInput(spreadAxis(rows, 2, info.strideWidth), info)
    const flipped = reverse(slice(filter, [0, 0, 0, i], [height, width, channels, 1]), [0, 1]) as Tensor4D
    return depthwiseConv2d(frame, flipped, 1, 'valid', 'NHWC', dilations)
  })
  return parts.reduce((total, part) => add(total, part))
}

function byKernel(dy: Tensor, { x, filter }: Saved, attrs: Attrs): Tensor {
  const { strides, pad, dimRoundingMode } = attrs
  const rest = { strides, pad, dimRoundingMode, dilations: [1, 1], inputShape: x.shape }
  return engine().runKernel('DepthwiseConv2dNativeBackpropInput', { dy, filter }, rest as never) as Tensor
}

function filterGradient(dy: Tensor, { x, filter }: Saved, attrs: Attrs): Tensor {
  const { strides, pad, dimRoundingMode, dilations } = attrs
  const rest = { strides, pad, dimRoundingMode, dilations: dilations ?? [1, 1], filterShape: filter.shape }
  return engine().runKernel('DepthwiseConv2dNativeBackpropFilter', { x, dy }, rest as never) as Tensor
}

const conv = gradient('DepthwiseConv2dNative', ['x', 'filter'], (dy, saved, attrs: Attrs) => ({
  x: () => {
    const kernel = getKernel('DepthwiseConv2dNativeBackpropInput', getBackend())
    return (isDilated(attrs.dilations) || !kernel ? composed : byKernel)(dy, saved, attrs)
  },
  filter: () => filterGradient(dy, saved, attrs),
}))

const transposed = gradient(
  'DepthwiseConv2dNativeBackpropInput',
  ['dy', 'filter'],
  (ddx, { dy, filter }, attrs: DepthwiseConv2dNativeBackpropInputAttrs) => {
    const { strides, pad, dimRoundingMode } = attrs
    const x = ddx as Tensor4D
    return {
      dy: () => depthwiseConv2d(x, filter as Tensor4D, strides, pad, 'NHWC', 1, dimRoundingMode),
      filter: () => filterGradient(dy, { x, filter }, attrs),
    }
  },
)

export const depthwise = [conv, transposed]
