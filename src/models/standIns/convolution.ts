// Conv2D, DepthwiseConv2D and Dense without their activation. Unlike tfjs-layers', they know groups, and inside
// a gradient they are not fused: a fused convolution would compute the gradient of its kernel as well.
import * as tf from '@tensorflow/tfjs-core'
import { failure } from '../../engine/errors'
import { asNumber, type Json } from '../json'
import type { Fusable, LayerUse, StandIn, StandIns, WeightShape } from './standIn'

type Pair = [number, number]

export function pairOf(value: unknown): Pair {
  const [first, second] = Array.isArray(value) ? value.map(Number) : [Number(value ?? 1)]
  return [first ?? 1, second ?? first ?? 1]
}

function paddingOf(config: Json): 'same' | 'valid' {
  return config.padding === 'same' ? 'same' : 'valid'
}

function bias(config: Json, size: number): WeightShape[] {
  return config.use_bias === false ? [] : [{ name: 'bias', shape: [size] }]
}

function channels(inputs: readonly (readonly number[])[]): number {
  return inputs[0]?.at(-1) ?? 0
}

function insideGradient(): boolean {
  return tf.engine().state.gradientDepth > 0
}

const ACTIVATE: Readonly<Record<Fusable, (x: tf.Tensor) => tf.Tensor>> = {
  linear: (x) => x,
  relu: tf.relu,
  relu6: tf.relu6,
}

function finish(x: tf.Tensor, biases: tf.Tensor | undefined, fuse: Fusable): tf.Tensor {
  return ACTIVATE[fuse](biases ? tf.add(x, biases) : x)
}

interface Operands {
  readonly x: tf.Tensor4D
  readonly kernel: tf.Tensor4D
  readonly biases: tf.Tensor1D | undefined
}

function operands([x]: readonly tf.Tensor[], { weights, path }: LayerUse): Operands {
  const [kernel, biases] = weights
  if (!x || !kernel) throw failure('UnsupportedModel', `The layer "${path}" has no input.`)
  return { x: x as tf.Tensor4D, kernel: kernel as tf.Tensor4D, biases: biases as tf.Tensor1D | undefined }
}

const conv2D: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const filters = Number(config.filters)
    const depth = channels(inputs) / (asNumber(config.groups) ?? 1)
    return [
      { name: 'kernel', shape: [...pairOf(config.kernel_size), depth, filters] },
      ...bias(config, filters),
    ]
  },
  call(inputs, use) {
    const { x, kernel, biases } = operands(inputs, use)
    const { config, fuse } = use
    const groups = asNumber(config.groups) ?? 1
    if (groups > 1) return finish(grouped(x, kernel, config), biases, fuse)
    if (insideGradient()) return finish(convolve(x, kernel, config), biases, fuse)
    return tf.fused.conv2d({
      x,
      filter: kernel,
      strides: pairOf(config.strides),
      pad: paddingOf(config),
      dilations: pairOf(config.dilation_rate),
      activation: fuse,
      ...(biases && { bias: biases }),
    })
  },
}

function convolve(x: tf.Tensor4D, kernel: tf.Tensor4D, config: Json): tf.Tensor4D {
  const strides = pairOf(config.strides)
  return tf.conv2d(x, kernel, strides, paddingOf(config), 'NHWC', pairOf(config.dilation_rate))
}

function grouped(x: tf.Tensor4D, kernel: tf.Tensor4D, config: Json): tf.Tensor4D {
  const groups = asNumber(config.groups) ?? 1
  const kernels: tf.Tensor4D[] = tf.split(kernel, groups, 3)
  const parts: tf.Tensor4D[] = tf.split(x, groups, 3)
  return tf.concat(
    parts.map((part, i) => convolve(part, kernels[i] ?? kernel, config)),
    3,
  )
}

const depthwiseConv2D: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const multiplier = asNumber(config.depth_multiplier) ?? 1
    const depth = channels(inputs)
    const kernel = [...pairOf(config.kernel_size), depth, multiplier]
    return [{ name: 'depthwise_kernel', shape: kernel }, ...bias(config, depth * multiplier)]
  },
  call(inputs, use) {
    const { x, kernel, biases } = operands(inputs, use)
    const { config, fuse } = use
    const [strides, dilations, pad] = [
      pairOf(config.strides),
      pairOf(config.dilation_rate),
      paddingOf(config),
    ]
    if (insideGradient() || !biases) {
      return finish(tf.depthwiseConv2d(x, kernel, strides, pad, 'NHWC', dilations), biases, fuse)
    }
    return tf.fused.depthwiseConv2d({
      x,
      filter: kernel,
      strides,
      pad,
      dilations,
      activation: fuse,
      bias: biases,
    })
  },
}

const dense: StandIn = {
  fuses: true,
  weights(config, inputs) {
    const units = Number(config.units)
    return [{ name: 'kernel', shape: [channels(inputs), units] }, ...bias(config, units)]
  },
  call(inputs, use) {
    const { x, kernel, biases } = operands(inputs, use)
    const flat = tf.reshape(x, [-1, x.shape.at(-1) ?? 1]) as tf.Tensor2D
    const product = tf.matMul(flat, kernel as tf.Tensor as tf.Tensor2D)
    const shape = [...x.shape.slice(0, -1), kernel.shape.at(-1) ?? 1]
    return finish(tf.reshape(product, shape), biases, use.fuse)
  },
}

export const CONVOLUTIONS: StandIns = { Conv2D: conv2D, DepthwiseConv2D: depthwiseConv2D, Dense: dense }
