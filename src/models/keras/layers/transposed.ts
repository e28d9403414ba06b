// Transposed convolutions without their activation. Unlike tfjs-layers' they know output_padding and dilation, and of a
// sequence [n, t, c] they make one by a picture of one row.
import { add, conv2dTranspose, pad, reshape, slice, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { channelsOf, readPair } from './convolution'
import { type LayerClasses, layerClass, soleInput } from './layerClass'
import { lineOf, rowFilter, rowOf } from './rows'

/** Keras's deconv_output_length for one axis. */
function lengthOf(options: Options, axis: 0 | 1, length: number): number {
  const kernel = (options.kernel[axis] - 1) * options.dilations[axis] + 1
  const stride = options.strides[axis]
  const same = options.pad === 'same'
  if (options.outputPadding === null) return length * stride + (same ? 0 : Math.max(kernel - stride, 0))
  const padding = same ? Math.floor(kernel / 2) : 0
  return (length - 1) * stride + kernel - 2 * padding + options.outputPadding[axis]
}

type Options = ReturnType<typeof readOptions>

function readOptions(config: Json) {
  return {
    filters: asNumber(config.filters) ?? 1,
    kernel: readPair(config.kernel_size),
    strides: readPair(config.strides),
    dilations: readPair(config.dilation_rate),
    pad: config.padding === 'same' ? ('same' as const) : ('valid' as const),
    outputPadding:
      config.output_padding === null || config.output_padding === undefined
        ? null
        : readPair(config.output_padding),
    biased: config.use_bias !== false,
  }
}

/** The kernel [h, w, a, b] with zeros between its values, which is what a dilation means. */
function dilated(kernel: Tensor4D, rates: readonly [number, number]): Tensor4D {
  return rates.reduce((filter, rate, axis) => (rate === 1 ? filter : stretched(filter, axis, rate)), kernel)
}

function stretched(kernel: Tensor4D, axis: number, rate: number): Tensor4D {
  const apart = [...kernel.shape.slice(0, axis + 1), 1, ...kernel.shape.slice(axis + 1)]
  const margins = apart.map((_, i): [number, number] => [0, i === axis + 1 ? rate - 1 : 0])
  const along = (length: number) => kernel.shape.map((size, i) => (i === axis ? length : size))
  const long = (kernel.shape[axis] ?? 1) * rate
  const wide = reshape(pad(reshape(kernel, apart), margins), along(long))
  return slice(wide, [0, 0, 0, 0], along(long - rate + 1)) as Tensor4D
}

function enlarged(x: Tensor4D, [given, bias]: readonly Tensor[], options: Options): Tensor {
  const kernel = dilated(given as Tensor4D, options.dilations)
  const size = [lengthOf(options, 0, x.shape[1]), lengthOf(options, 1, x.shape[2])] as const
  const shape: [number, number, number, number] = [x.shape[0], ...size, kernel.shape[2]]
  const made = conv2dTranspose(x, kernel, shape, [...options.strides], options.pad)
  return bias ? add(made, bias) : made
}

const conv2DTranspose = layerClass({
  options: readOptions,
  weights: ({ kernel, filters, biased }, inputs) => [
    { name: 'kernel', shape: [...kernel, filters, channelsOf(inputs)] },
    ...(biased ? [{ name: 'bias', shape: [filters] }] : []),
  ],
  call: (inputs, { options, path, weights }) =>
    enlarged(soleInput(inputs, path) as Tensor4D, weights, options),
})

const conv1DTranspose = layerClass({
  options: readOptions,
  weights: ({ kernel: [length], filters, biased }, inputs) => [
    { name: 'kernel', shape: [length, filters, channelsOf(inputs)] },
    ...(biased ? [{ name: 'bias', shape: [filters] }] : []),
  ],
  call: (inputs, { options, path, weights: [kernel, bias] }) => {
    // The row stays one: a height of 1 with a kernel, a stride and a padding of 1.
    const line = {
      ...options,
      kernel: [1, options.kernel[0]],
      strides: [1, options.strides[0]],
      dilations: [1, options.dilations[0]],
      outputPadding: options.outputPadding && ([0, options.outputPadding[0]] as const),
    } as const satisfies Options
    const made = enlarged(
      rowOf(soleInput(inputs, path)),
      bias ? [rowFilter(kernel), bias] : [rowFilter(kernel)],
      line,
    )
    return lineOf(made)
  },
})

export const TRANSPOSED: LayerClasses = { Conv1DTranspose: conv1DTranspose, Conv2DTranspose: conv2DTranspose }
