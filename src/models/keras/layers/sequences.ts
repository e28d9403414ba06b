// Convolutions and sizes along one axis: of a sequence [n, t, c], computed as a picture of one row.
import { add, pad, reshape, slice, type Tensor, tile } from '@tensorflow/tfjs-core'
import { fusedConv2d, fusedDepthwise } from '../../../tfjs/gradients/fused'
import { asNumber, type Json } from '../../json'
import { groupedConv2d } from '../../network/groupedConv2d'
import { channelsOf, readPair } from './convolution'
import { type LayerClasses, layerClass, soleInput, type WeightShape } from './layerClass'
import { lineOf, rowFilter, rowOf } from './rows'

const lengthIn = (value: unknown) => readPair(value)[0]

const biasShape = (has: boolean, size: number): WeightShape[] =>
  has ? [{ name: 'bias', shape: [size] }] : []

function margins(x: Tensor, before: number, after: number): Tensor {
  return pad(x, [
    [0, 0],
    [before, after],
    [0, 0],
  ])
}

function readWindow(config: Json) {
  return {
    kernel: lengthIn(config.kernel_size),
    stride: lengthIn(config.strides),
    dilation: lengthIn(config.dilation_rate),
    padding: config.padding,
    filters: asNumber(config.filters) ?? 1,
    groups: asNumber(config.groups) ?? 1,
    multiplier: asNumber(config.depth_multiplier) ?? 1,
    biased: config.use_bias !== false,
  }
}

type Window = ReturnType<typeof readWindow>

/** Causal: what comes later is not seen, so all padding lies in front. */
function window(x: Tensor, { kernel, dilation, padding }: Window) {
  return {
    x: rowOf(padding === 'causal' ? margins(x, (kernel - 1) * dilation, 0) : x),
    dilations: [1, dilation] as const,
    pad: padding === 'same' ? ('same' as const) : ('valid' as const),
    activation: 'linear' as const,
  }
}

const conv1D = layerClass({
  options: readWindow,
  weights: ({ kernel, groups, filters, biased }, inputs) => [
    { name: 'kernel', shape: [kernel, channelsOf(inputs) / groups, filters] },
    ...biasShape(biased, filters),
  ],
  call: (inputs, { options, path, weights: [kernel, bias] }) => {
    const asked = { ...window(soleInput(inputs, path), options), strides: [1, options.stride] as const }
    return lineOf(groupedConv2d({ ...asked, filter: rowFilter(kernel), bias }))
  },
})

const depthwiseShape = ({ kernel, multiplier }: Window, depth: number): WeightShape => ({
  name: 'depthwise_kernel',
  shape: [kernel, depth, multiplier],
})

/** Of one row only the stride along it counts, and kernels want both alike. */
function depthwise(x: Tensor, kernel: Tensor | undefined, options: Window) {
  const strides = [options.stride, options.stride] as const
  return fusedDepthwise({ ...window(x, options), strides, filter: rowFilter(kernel), bias: undefined })
}

const depthwiseConv1D = layerClass({
  options: readWindow,
  weights: (options, inputs) => {
    const depth = channelsOf(inputs)
    return [depthwiseShape(options, depth), ...biasShape(options.biased, depth * options.multiplier)]
  },
  call: (inputs, { options, path, weights: [kernel, bias] }) => {
    const made = lineOf(depthwise(soleInput(inputs, path), kernel, options))
    return bias ? add(made, bias) : made
  },
})

const separableConv1D = layerClass({
  options: readWindow,
  weights: (options, inputs) => {
    const { filters, multiplier, biased } = options
    const depth = channelsOf(inputs)
    return [
      depthwiseShape(options, depth),
      { name: 'pointwise_kernel', shape: [1, depth * multiplier, filters] },
      ...biasShape(biased, filters),
    ]
  },
  call: (inputs, { options, path, weights: [kernel, pointwise, bias] }) => {
    const x = depthwise(soleInput(inputs, path), kernel, options)
    const plain = { strides: [1, 1], dilations: [1, 1], pad: 'valid', activation: 'linear' } as const
    return lineOf(fusedConv2d({ x, filter: rowFilter(pointwise), bias, ...plain }))
  },
})

/** Each step as often as `size` says. */
const upSampling1D = layerClass({
  options: (config) => lengthIn(config.size ?? 2),
  call: (inputs, { options: size, path }) => {
    const x = soleInput(inputs, path)
    const [n = 1, t = 1, c = 1] = x.shape
    return reshape(tile(reshape(x, [n, t, 1, c]), [1, 1, size, 1]), [n, t * size, c])
  },
})

const zeroPadding1D = layerClass({
  options: (config) => readPair(config.padding),
  call: (inputs, { options: [before, after], path }) => margins(soleInput(inputs, path), before, after),
})

const cropping1D = layerClass({
  options: (config) => readPair(config.cropping),
  call: (inputs, { options: [before, after], path }) => {
    const x = soleInput(inputs, path)
    const [n = 1, t = 1, c = 1] = x.shape
    return slice(x, [0, before, 0], [n, t - before - after, c])
  },
})

export const SEQUENCES: LayerClasses = {
  Conv1D: conv1D,
  Cropping1D: cropping1D,
  DepthwiseConv1D: depthwiseConv1D,
  SeparableConv1D: separableConv1D,
  UpSampling1D: upSampling1D,
  ZeroPadding1D: zeroPadding1D,
}
