// Conv2D, DepthwiseConv2D and Dense without their activation. Unlike tfjs-layers', they know groups, and inside
// a gradient they are taken apart, so that nothing computes the gradient of a kernel.
import { reshape, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { failure } from '../../../errors'
import { fusedDepthwise, fusedMatMul } from '../../../tfjs/gradients/fused'
import { asNumber, type Json } from '../../json'
import { groupedConv2d } from '../../network/groupedConv2d'
import type { LayerUse, StandIn, StandIns, WeightShape } from './standIn'

type Pair = readonly [number, number]

export function pairOf(value: unknown): Pair {
  const [first, second] = Array.isArray(value) ? value.map(Number) : [Number(value ?? 1)]
  return [first ?? 1, second ?? first ?? 1]
}

export function channelsOf(inputs: readonly (readonly number[])[]): number {
  return inputs[0]?.at(-1) ?? 0
}

function biasOf(config: Json, size: number): WeightShape[] {
  return config.use_bias === false ? [] : [{ name: 'bias', shape: [size] }]
}

function operands([x]: readonly Tensor[], { weights, path, fuse }: LayerUse) {
  const [filter, bias] = weights
  if (!x || !filter) throw failure('UnsupportedModel', `The layer "${path}" has no input.`)
  return { x: x as Tensor4D, filter: filter as Tensor4D, bias, activation: fuse }
}

function window(config: Json) {
  return {
    strides: pairOf(config.strides),
    dilations: pairOf(config.dilation_rate),
    pad: config.padding === 'same' ? ('same' as const) : ('valid' as const),
  }
}

const conv2D: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const filters = Number(config.filters)
    const depth = channelsOf(inputs) / (asNumber(config.groups) ?? 1)
    return [
      { name: 'kernel', shape: [...pairOf(config.kernel_size), depth, filters] },
      ...biasOf(config, filters),
    ]
  },
  call(inputs, use) {
    const { x, filter, bias, activation } = operands(inputs, use)
    return groupedConv2d({ x, filter, bias, activation, ...window(use.config) })
  },
}

const depthwiseConv2D: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const multiplier = asNumber(config.depth_multiplier) ?? 1
    const depth = channelsOf(inputs)
    const kernel = [...pairOf(config.kernel_size), depth, multiplier]
    return [{ name: 'depthwise_kernel', shape: kernel }, ...biasOf(config, depth * multiplier)]
  },
  call: (inputs, use) => fusedDepthwise({ ...operands(inputs, use), ...window(use.config) }),
}

const dense: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const units = Number(config.units)
    return [{ name: 'kernel', shape: [channelsOf(inputs), units] }, ...biasOf(config, units)]
  },
  call(inputs, use) {
    const { x, filter, bias, activation } = operands(inputs, use)
    const rows = reshape(x as Tensor, [-1, x.shape[x.shape.length - 1] ?? 1])
    const product = { a: rows, b: filter, bias, activation, transposeA: false, transposeB: false }
    return reshape(fusedMatMul(product), [
      ...x.shape.slice(0, -1),
      filter.shape[filter.shape.length - 1] ?? 1,
    ])
  },
}

export const CONVOLUTIONS: StandIns = { Conv2D: conv2D, DepthwiseConv2D: depthwiseConv2D, Dense: dense }
