// Convolution: dilated ones, which TensorFlow.js refuses, and filter gradients only where somebody asks.
import {
  backend_util,
  type Conv2DAttrs,
  type Conv2DBackpropInputAttrs,
  conv2d,
  engine,
  reverse,
  type Tensor,
  type Tensor4D,
  transpose,
} from '@tensorflow/tfjs-core'
import { failure } from '../../errors'
import { padAxis } from './axes'
import { gradient } from './gradient'

type Size4 = [number, number, number, number]

/** True where a convolution skips cells. */
export function isDilated(dilations: number | readonly number[] | undefined): boolean {
  return [dilations ?? 1].flat().some((step) => step !== 1)
}

/** Puts dy [n, h, w, k] where a forward convolution with the flipped filter gives the input's gradient. */
export function framedForInput(dy: Tensor, info: backend_util.Conv2DInfo): Tensor4D {
  const top = info.effectiveFilterHeight - 1 - info.padInfo.top
  const left = info.effectiveFilterWidth - 1 - info.padInfo.left
  const bottom = info.inHeight + info.effectiveFilterHeight - 1 - top - (dy.shape[1] ?? 0)
  const right = info.inWidth + info.effectiveFilterWidth - 1 - left - (dy.shape[2] ?? 0)
  return padAxis(padAxis(dy, 1, [top, bottom]), 2, [left, right]) as Tensor4D
}

/** A dilated convolution has stride 1: its transpose is the same with the filter flipped and its channels swapped. */
function dilatedInput(dy: Tensor, { x, filter }: { x: Tensor; filter: Tensor }, attrs: Conv2DAttrs): Tensor {
  if (attrs.dataFormat === 'NCHW')
    throw failure(
      'UnsupportedModel',
      'A dilated convolution in NCHW has no gradient; convert the model to NHWC.',
    )
  const { strides, pad, dilations, dimRoundingMode } = attrs
  const info = backend_util.computeConv2DInfo(
    x.shape as Size4,
    filter.shape as Size4,
    strides,
    dilations,
    pad,
    dimRoundingMode,
  )
  const flipped = transpose(reverse(filter, [0, 1]), [0, 1, 3, 2]) as Tensor4D
  return conv2d(framedForInput(dy, info), flipped, 1, 'valid', 'NHWC', dilations)
}

function plainInput(dy: Tensor, { x, filter }: { x: Tensor; filter: Tensor }, attrs: Conv2DAttrs): Tensor {
  const { dilations: _, ...rest } = attrs
  return engine().runKernel('Conv2DBackpropInput', { dy, filter }, { ...rest, inputShape: x.shape }) as Tensor
}

function filterGradient(
  dy: Tensor,
  { x, filter }: { x: Tensor; filter: Tensor },
  attrs: Conv2DAttrs,
): Tensor {
  if (isDilated(attrs.dilations))
    throw failure(
      'UnsupportedModel',
      'The filter of a dilated convolution depends on the layer; choose a later one.',
    )
  const { dilations: _, ...rest } = attrs
  return engine().runKernel(
    'Conv2DBackpropFilter',
    { x, dy },
    { ...rest, filterShape: filter.shape },
  ) as Tensor
}

const conv = gradient('Conv2D', ['x', 'filter'], (dy, saved, attrs: Conv2DAttrs) => ({
  x: () => (isDilated(attrs.dilations) ? dilatedInput : plainInput)(dy, saved, attrs),
  filter: () => filterGradient(dy, saved, attrs),
}))

const transposed = gradient(
  'Conv2DBackpropInput',
  ['dy', 'filter'],
  (ddx, { dy, filter }, attrs: Conv2DBackpropInputAttrs) => {
    const { strides, pad, dataFormat, dimRoundingMode } = attrs
    const x = ddx as Tensor4D
    return {
      dy: () => conv2d(x, filter as Tensor4D, strides, pad, dataFormat, 1, dimRoundingMode),
      filter: () => filterGradient(dy, { x, filter }, { ...attrs, dilations: 1 }),
    }
  },
)

export const convolution = [conv, transposed]
