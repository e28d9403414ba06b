// Convolutions and products with their bias and activation in one operator, as converted graphs write them.
// Inside a gradient they are taken apart, so that nothing computes the gradient of a filter or a bias that nobody
// asked for, and so that every activation, dilation and second derivative works.
import {
  add,
  conv2d,
  depthwiseConv2d,
  elu,
  fused,
  leakyRelu,
  matMul,
  prelu,
  relu,
  relu6,
  sigmoid,
  type Tensor,
  type Tensor3D,
  type Tensor4D,
} from '@tensorflow/tfjs-core'
import { tape } from '../internals'
import { isFaulty } from '../kernels/repair'

export type FusedActivation = 'linear' | 'relu' | 'relu6' | 'elu' | 'sigmoid' | 'leakyrelu' | 'prelu'
type Pad = 'valid' | 'same' | [[0, 0], [number, number], [number, number], [0, 0]]

export interface FusedTail {
  readonly bias?: Tensor | undefined
  readonly activation: FusedActivation
  /** Slopes of prelu. */
  readonly slopes?: Tensor | undefined
  /** Slope of leakyrelu. */
  readonly alpha?: number | undefined
}

export interface FusedConvolution extends FusedTail {
  readonly x: Tensor4D
  readonly filter: Tensor4D
  readonly strides: readonly [number, number]
  readonly pad: Pad
  readonly dilations: readonly [number, number]
}

export interface FusedProduct extends FusedTail {
  readonly a: Tensor
  readonly b: Tensor
  readonly transposeA: boolean
  readonly transposeB: boolean
}

const inGradient = () => tape().gradientDepth > 0

function activated(y: Tensor, { activation, slopes, alpha = 0.2 }: FusedTail): Tensor {
  if (activation === 'linear') return y
  if (activation === 'relu') return relu(y)
  if (activation === 'relu6') return relu6(y)
  if (activation === 'elu') return elu(y)
  if (activation === 'sigmoid') return sigmoid(y)
  if (activation === 'leakyrelu') return leakyRelu(y, alpha)
  return slopes ? prelu(y, slopes) : y
}

const finished = (y: Tensor, tail: FusedTail) => activated(tail.bias ? add(y, tail.bias) : y, tail)

/** What TensorFlow.js's fused operators call the tail. */
function named({ bias, activation, slopes, alpha }: FusedTail) {
  return {
    activation,
    ...(bias ? { bias } : {}),
    ...(slopes ? { preluActivationWeights: slopes } : {}),
    ...(alpha === undefined ? {} : { leakyreluAlpha: alpha }),
  }
}

type Pair = [number, number]

/** Convolution [n, h, w, c], then bias and activation. */
export function fusedConv2d(options: FusedConvolution): Tensor4D {
  const { x, filter, pad } = options
  const strides = [...options.strides] as Pair
  const dilations = [...options.dilations] as Pair
  if (!inGradient()) return fused.conv2d({ x, filter, strides, pad, dilations, ...named(options) })
  return finished(conv2d(x, filter, strides, pad, 'NHWC', dilations), options) as Tensor4D
}

/** Depthwise convolution [n, h, w, c], then bias and activation. */
export function fusedDepthwise(options: FusedConvolution): Tensor4D {
  const { x, filter, pad } = options
  const strides = [...options.strides] as Pair
  const dilations = [...options.dilations] as Pair
  if (!inGradient())
    return fused.depthwiseConv2d({ x, filter, strides, pad: pad as 'same', dilations, ...named(options) })
  const y = depthwiseConv2d(x, filter, strides, pad as 'same', 'NHWC', dilations)
  return finished(y, options) as Tensor4D
}

/** Matrix product, then bias and activation. */
export function fusedMatMul(options: FusedProduct): Tensor {
  const { a, b, transposeA, transposeB } = options
  const simple = !transposeA && !transposeB && a.rank === 2 && b.rank === 2
  if (!inGradient() && (simple || !isFaulty('_FusedMatMul')))
    return fused.matMul({ a: a as Tensor3D, b: b as Tensor3D, transposeA, transposeB, ...named(options) })
  return finished(matMul(a, b, transposeA, transposeB), options)
}
