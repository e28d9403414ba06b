// Convolutions and pools. Paddings are written as numbers, since every size is known.

import { asFirst, fixed, floats, type Held, NotWritten, permuted, put } from '../sheet'
import { activated } from './activation'
import type { Asked, Write, Writers } from './writer'

type Pair = readonly [number, number]

const pairOf = (value: unknown): Pair => {
  const [a = 1, b = a] = [value ?? 1].flat() as number[]
  return [a, b]
}

interface Window {
  readonly size: Pair
  readonly strides: Pair
  readonly dilations: Pair
}

/** [top, left, bottom, right], as TensorFlow pads. */
function padsOf({ attribute, shape, operation }: Asked, { size, strides, dilations }: Window): number[] {
  const pad = attribute('pad')
  const [, ...to] = operation.outputs[0]?.shape ?? []
  const pads = [0, 1].map((axis) => {
    const from = shape('x')[axis + 1] ?? 1
    const wide = ((size[axis] ?? 1) - 1) * (dilations[axis] ?? 1) + 1
    const needed = Math.max(0, ((to[axis] ?? 1) - 1) * (strides[axis] ?? 1) + wide - from)
    if (pad === 'valid') return [0, 0]
    if (pad === 'same') return [needed >> 1, needed - (needed >> 1)]
    const [before = 0, after = 0] = Array.isArray(pad)
      ? (pad[axis + 1] as number[])
      : [Number(pad), Number(pad)]
    // A size that is rounded up, or down, reads so much further.
    return [before, Math.max(0, Math.min(after, needed - before))]
  })
  return [pads[0]?.[0] ?? 0, pads[1]?.[0] ?? 0, pads[0]?.[1] ?? 0, pads[1]?.[1] ?? 0]
}

function checkLast({ attribute }: Asked): void {
  if ((attribute('dataFormat') ?? 'NHWC') !== 'NHWC')
    throw new NotWritten('a convolution with channels first')
}

function convolution(asked: Asked, depthwise: boolean): readonly Held[] {
  const { sheet, id, attribute, operation } = asked
  checkLast(asked)
  const filter = fixed(sheet, id('filter'), 'a filter')
  const [h = 1, w = 1, c = 1, m = 1] = filter.shape
  const window = {
    size: [h, w],
    strides: pairOf(attribute('strides')),
    dilations: pairOf(attribute('dilations')),
  } as const
  const weights = depthwise
    ? floats(sheet, permuted(filter, [2, 3, 0, 1]), [c * m, 1, h, w])
    : floats(sheet, permuted(filter, [3, 2, 0, 1]), [m, c, h, w])
  const width = depthwise ? c * m : m
  const bias = operation.inputs.bias
  const name = put(
    sheet,
    'Conv',
    [asFirst(sheet, id('x')), weights, ...(bias === undefined ? [] : [biasOf(asked, bias, width)])],
    {
      strides: window.strides,
      dilations: window.dilations,
      pads: padsOf(asked, window),
      kernel_shape: window.size,
      group: depthwise ? c : 1,
    },
  )
  return [{ name: activated(asked, name, [width, 1, 1]), order: 'first' }]
}

function biasOf({ sheet }: Asked, id: number, width: number): string {
  const { data, shape } = fixed(sheet, id, 'a bias')
  if (data.length !== width) throw new NotWritten(`a bias of the shape [${shape.join(', ')}]`)
  return floats(sheet, Float32Array.from(data), [width])
}

function pool(op: 'MaxPool' | 'AveragePool'): Write {
  return (asked) => {
    const { sheet, id, attribute } = asked
    checkLast(asked)
    const window = {
      size: pairOf(attribute('filterSize')),
      strides: pairOf(attribute('strides')),
      dilations: [1, 1],
    } as const
    const pads = padsOf(asked, window)
    // TensorFlow.js divides by the number of places inside of the picture.
    const counted = op === 'AveragePool' ? { count_include_pad: 0 } : {}
    const attributes = { kernel_shape: window.size, strides: window.strides, pads, ...counted }
    return [{ name: put(sheet, op, [asFirst(sheet, id('x'))], attributes), order: 'first' }]
  }
}

/** A transposed convolution: [n, h, w, c] grows. */
function transposed(asked: Asked): readonly Held[] {
  const { sheet, id, attribute, operation, shape } = asked
  checkLast(asked)
  const filter = fixed(sheet, id('filter'), 'a filter')
  const [h = 1, w = 1, out = 1, from = 1] = filter.shape
  const strides = pairOf(attribute('strides'))
  const small = shape('dy')
  const large = operation.outputs[0]?.shape ?? []
  const pads = [0, 1].map((axis) => {
    const full = ((small[axis + 1] ?? 1) - 1) * (strides[axis] ?? 1) + ([h, w][axis] ?? 1)
    const cut = Math.max(0, full - (large[axis + 1] ?? 1))
    return attribute('pad') === 'same' ? [cut >> 1, cut - (cut >> 1)] : [0, cut]
  })
  if (attribute('pad') !== 'same' && attribute('pad') !== 'valid')
    throw new NotWritten('a transposed convolution with a padding in numbers')
  const missing = [0, 1].map((axis) => {
    const full = ((small[axis + 1] ?? 1) - 1) * (strides[axis] ?? 1) + ([h, w][axis] ?? 1)
    return Math.max(0, (large[axis + 1] ?? 1) - full)
  })
  const weights = floats(sheet, permuted(filter, [3, 2, 0, 1]), [from, out, h, w])
  const name = put(sheet, 'ConvTranspose', [asFirst(sheet, id('dy')), weights], {
    strides,
    kernel_shape: [h, w],
    pads: [pads[0]?.[0] ?? 0, pads[1]?.[0] ?? 0, pads[0]?.[1] ?? 0, pads[1]?.[1] ?? 0],
    output_padding: missing,
  })
  return [{ name, order: 'first' }]
}

export const windows: Writers = {
  Conv2D: (asked) => convolution(asked, false),
  FusedConv2D: (asked) => convolution(asked, false),
  DepthwiseConv2dNative: (asked) => convolution(asked, true),
  FusedDepthwiseConv2D: (asked) => convolution(asked, true),
  Conv2DBackpropInput: transposed,
  MaxPool: pool('MaxPool'),
  AvgPool: pool('AveragePool'),
}
