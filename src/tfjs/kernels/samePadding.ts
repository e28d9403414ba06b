// Convolutions of wasm with padding "same" whose stride is larger than the window: where nothing is padded the kernel
// starts inside the picture (https://github.com/tensorflow/tfjs/issues/8405). The same padding, spelled out, is right.
import { backend_util, type Conv2DAttrs, type Tensor } from '@tensorflow/tfjs-core'
import type { Repair } from './repair'

type Size4 = [number, number, number, number]

export const spelledOut: Repair = (kernelName) => (original) => (call) => {
  const attrs = call.attrs as unknown as Conv2DAttrs
  const { x, filter } = call.inputs as unknown as Record<'x' | 'filter', Tensor>
  if (attrs.pad !== 'same') return original(call)
  const info = backend_util.computeConv2DInfo(
    x.shape as Size4,
    filter.shape as Size4,
    attrs.strides,
    attrs.dilations ?? 1,
    'same',
    attrs.dimRoundingMode,
    kernelName.includes('Depthwise'),
  )
  const tall = info.strideHeight > info.effectiveFilterHeight
  if (!tall && info.strideWidth <= info.effectiveFilterWidth) return original(call)
  const { top, bottom, left, right } = info.padInfo
  const pad = [
    [0, 0],
    [top, bottom],
    [left, right],
    [0, 0],
  ]
  return original({ ...call, attrs: { ...call.attrs, pad } })
}
