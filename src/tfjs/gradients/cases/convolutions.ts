// Seeds are such that no value lies within a step of a kink of relu or relu6.
import * as tf from '@tensorflow/tfjs-core'
import { type FusedActivation, fusedConv2d, fusedDepthwise } from '../fused'
import { constant, family } from './case'

type Pad = 'same' | 'valid' | [[0, 0], [number, number], [number, number], [0, 0]]
const square = (t: tf.Tensor) => t as tf.Tensor4D
const uneven: Pad = [
  [0, 0],
  [2, 1],
  [0, 1],
  [0, 0],
]

interface Options {
  stride?: number
  pad?: Pad
  dilation?: number | [number, number]
}

const conv = (
  filter: [number, number, number, number],
  { stride = 1, pad = 'same', dilation = 1 }: Options,
) => ({
  run: (x: tf.Tensor) => tf.conv2d(square(x), constant<tf.Rank.R4>(filter, 1), stride, pad, 'NHWC', dilation),
})

const depth = (
  filter: [number, number, number, number],
  { stride = 1, pad = 'same', dilation = 1 }: Options,
) => ({
  run: (x: tf.Tensor) =>
    tf.depthwiseConv2d(square(x), constant<tf.Rank.R4>(filter, 2), stride, pad as 'same', 'NHWC', dilation),
})

const tail = (activation: FusedActivation) => ({
  bias: constant<tf.Rank.R1>([3], 4),
  ...(activation === 'prelu' ? { slopes: constant<tf.Rank.R1>([3], 5) } : {}),
  ...(activation === 'leakyrelu' ? { alpha: 0.3 } : {}),
})

const fused = (activation: FusedActivation) => ({
  name: `convolution and ${activation} in one`,
  shape: [1, 5, 5, 2],
  run: (x: tf.Tensor) =>
    fusedConv2d({
      x: square(x),
      filter: constant<tf.Rank.R4>([3, 3, 2, 3], 4),
      strides: [2, 2],
      pad: 'same',
      dilations: [1, 1],
      activation,
      ...tail(activation),
    }),
  alone: (x: tf.Tensor) => {
    const { bias, slopes, alpha } = { slopes: undefined, alpha: 0.3, ...tail(activation) }
    return tf.fused.conv2d({
      x: square(x),
      filter: constant<tf.Rank.R4>([3, 3, 2, 3], 4),
      strides: 2,
      pad: 'same',
      bias,
      activation,
      leakyreluAlpha: alpha,
      ...(slopes ? { preluActivationWeights: slopes } : {}),
    })
  },
})

const fusedDepth = (activation: FusedActivation, dilation: number) => ({
  name: `depthwise convolution and ${activation} in one, dilation ${dilation}`,
  shape: [1, 6, 6, 3],
  run: (x: tf.Tensor) =>
    fusedDepthwise({
      x: square(x),
      filter: constant<tf.Rank.R4>([3, 3, 3, 1], 4),
      strides: [1, 1],
      pad: 'same',
      dilations: [dilation, dilation],
      activation,
      ...tail(activation),
    }),
  alone: (x: tf.Tensor) =>
    tf.fused.depthwiseConv2d({
      x: square(x),
      filter: constant<tf.Rank.R4>([3, 3, 3, 1], 4),
      strides: 1,
      pad: 'same',
      dilations: dilation,
      bias: constant<tf.Rank.R1>([3], 4),
      activation,
    }),
})

export const convolutions = [
  ...family('convolution', [
    { name: '3x3', shape: [2, 4, 5, 2], ...conv([3, 3, 2, 3], {}) },
    { name: '3x3 stride 2', shape: [1, 6, 6, 2], ...conv([3, 3, 2, 3], { stride: 2 }) },
    { name: '2x3 stride 2 valid', shape: [1, 7, 6, 2], ...conv([2, 3, 2, 3], { stride: 2, pad: 'valid' }) },
    { name: '1x1 stride 2', shape: [1, 5, 5, 3], ...conv([1, 1, 3, 2], { stride: 2 }) },
    { name: '3x3 uneven padding', shape: [1, 5, 5, 2], ...conv([3, 3, 2, 2], { pad: uneven }) },
    { name: '3x3 dilation 2', shape: [2, 6, 6, 1], ...conv([3, 3, 1, 2], { dilation: 2 }) },
    {
      name: '3x3 dilation 2 valid',
      shape: [1, 7, 6, 2],
      ...conv([3, 3, 2, 2], { dilation: 2, pad: 'valid' }),
    },
    { name: '3x2 dilation 1, 3', shape: [1, 5, 7, 2], ...conv([3, 2, 2, 2], { dilation: [1, 3] }) },
    {
      name: '3x3 dilation 2 uneven',
      shape: [1, 6, 6, 2],
      ...conv([3, 3, 2, 2], { dilation: 2, pad: uneven }),
    },
    fused('linear'),
    fused('relu'),
    fused('relu6'),
    fused('elu'),
    fused('sigmoid'),
    fused('leakyrelu'),
    fused('prelu'),
    {
      name: 'with bias in one, by TensorFlow.js',
      shape: [1, 6, 6, 2],
      needs: 'Conv2DBackpropFilter',
      run: (x) =>
        tf.fused.conv2d({
          x: square(x),
          filter: constant<tf.Rank.R4>([3, 3, 2, 3], 4),
          strides: 2,
          pad: 'same',
          bias: constant<tf.Rank.R1>([3], 4),
        }),
    },
  ]),
  ...family('depthwise convolution', [
    { name: '3x3', shape: [2, 4, 4, 3], ...depth([3, 3, 3, 1], {}) },
    { name: '3x3 stride 2, multiplier 2', shape: [1, 6, 6, 2], ...depth([3, 3, 2, 2], { stride: 2 }) },
    { name: '3x3 stride 2 valid', shape: [1, 7, 6, 2], ...depth([3, 3, 2, 1], { stride: 2, pad: 'valid' }) },
    { name: '5x5 uneven padding', shape: [1, 5, 6, 2], ...depth([5, 5, 2, 1], { pad: uneven }) },
    { name: '3x3 dilation 2', shape: [1, 6, 6, 2], ...depth([3, 3, 2, 1], { dilation: 2 }) },
    { name: '3x3 dilation 3, multiplier 2', shape: [1, 7, 6, 2], ...depth([3, 3, 2, 2], { dilation: 3 }) },
    fusedDepth('linear', 1),
    fusedDepth('relu6', 1),
    fusedDepth('relu', 2),
    {
      name: 'separable',
      shape: [1, 5, 5, 2],
      run: (x) =>
        tf.separableConv2d(
          square(x),
          constant<tf.Rank.R4>([3, 3, 2, 2], 1),
          constant<tf.Rank.R4>([1, 1, 4, 3], 2),
          2,
          'same',
        ),
    },
  ]),
  ...family('transposed convolution', [
    {
      name: '3x3 stride 2',
      shape: [1, 3, 3, 4],
      run: (x) =>
        tf.conv2dTranspose(square(x), constant<tf.Rank.R4>([3, 3, 2, 4], 1), [1, 6, 6, 2], 2, 'same'),
    },
    {
      name: '2x2 stride 2 valid',
      shape: [2, 2, 3, 3],
      run: (x) =>
        tf.conv2dTranspose(square(x), constant<tf.Rank.R4>([2, 2, 2, 3], 1), [2, 4, 6, 2], 2, 'valid'),
    },
  ]),
]
