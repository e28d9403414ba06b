// Conv2D, DepthwiseConv2D and Dense without their activation. Unlike tfjs-layers', they know groups, and inside
// a gradient they are taken apart, so that nothing computes the gradient of a kernel.

import { reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { fusedDepthwise, fusedMatMul } from '../../../tfjs/gradients/fused'
import { asNumber, type Json } from '../../json'
import { groupedConv2d } from '../../network/groupedConv2d'
import { quoted } from '../../quoted'
import { type LayerClasses, type LayerUse, layerClass, type Shapes, type WeightShape } from './layerClass'

type Pair = readonly [number, number]

export function readPair(value: unknown): Pair {
  const [first, second] = Array.isArray(value) ? value.map(Number) : [Number(value ?? 1)]
  return [first ?? 1, second ?? first ?? 1]
}

export function channelsOf(inputs: Shapes): number {
  return inputs[0]?.at(-1) ?? 0
}

/** What all three read of their configuration. */
const biased = (config: Json) => config.use_bias !== false

function biasShape(has: boolean, size: number): WeightShape[] {
  return has ? [{ name: 'bias', shape: [size] }] : []
}

function operands([x]: readonly Tensor[], { weights, path, fuse }: LayerUse) {
  const [filter, bias] = weights
  if (!x || !filter) throw failure('UnsupportedModel', `The layer ${quoted(path)} has no input.`)
  return { x: x as Tensor4D, filter: filter as Tensor4D, bias, activation: fuse }
}

function windowOptions(config: Json) {
  return {
    kernel: readPair(config.kernel_size),
    strides: readPair(config.strides),
    dilations: readPair(config.dilation_rate),
    pad: config.padding === 'same' ? ('same' as const) : ('valid' as const),
  }
}

const conv2D = layerClass({
  fuses: true,
  options: (config) => ({
    ...windowOptions(config),
    filters: Number(config.filters),
    groups: asNumber(config.groups) ?? 1,
    biased: biased(config),
  }),
  weights: ({ kernel, filters, groups, biased }, inputs) => [
    { name: 'kernel', shape: [...kernel, channelsOf(inputs) / groups, filters] },
    ...biasShape(biased, filters),
  ],
  call(inputs, use) {
    const { strides, dilations, pad } = use.options
    return groupedConv2d({ ...operands(inputs, use), strides, dilations, pad: use.pad ?? pad })
  },
})

const depthwiseConv2D = layerClass({
  fuses: true,
  options: (config) => ({
    ...windowOptions(config),
    multiplier: asNumber(config.depth_multiplier) ?? 1,
    biased: biased(config),
  }),
  weights({ kernel, multiplier, biased }, inputs) {
    const depth = channelsOf(inputs)
    return [
      { name: 'depthwise_kernel', shape: [...kernel, depth, multiplier] },
      ...biasShape(biased, depth * multiplier),
    ]
  },
  call(inputs, use) {
    const { strides, dilations, pad } = use.options
    return fusedDepthwise({ ...operands(inputs, use), strides, dilations, pad: use.pad ?? pad })
  },
})

const dense = layerClass({
  fuses: true,
  options: (config) => ({ units: Number(config.units), biased: biased(config) }),
  weights: ({ units, biased }, inputs) => [
    { name: 'kernel', shape: [channelsOf(inputs), units] },
    ...biasShape(biased, units),
  ],
  call(inputs, use) {
    const { x, filter, bias, activation } = operands(inputs, use)
    const rows = reshape(x as Tensor, [-1, x.shape[x.shape.length - 1] ?? 1])
    const product = { a: rows, b: filter, bias, activation, transposeA: false, transposeB: false }
    return reshape(fusedMatMul(product), [
      ...x.shape.slice(0, -1),
      filter.shape[filter.shape.length - 1] ?? 1,
    ])
  },
})

export const CONVOLUTIONS: LayerClasses = { Conv2D: conv2D, DepthwiseConv2D: depthwiseConv2D, Dense: dense }
