// Conv2DTranspose without its activation. Unlike tfjs-layers' it knows output_padding.
import { add, conv2dTranspose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { channelsOf, readPair } from './convolution'
import { type LayerClasses, layerClass, soleInput } from './layerClass'

/** Keras's deconv_output_length for one axis. */
function lengthOf(options: Options, axis: 0 | 1, length: number): number {
  const kernel = options.kernel[axis]
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
    pad: config.padding === 'same' ? ('same' as const) : ('valid' as const),
    outputPadding:
      config.output_padding === null || config.output_padding === undefined
        ? null
        : readPair(config.output_padding),
    biased: config.use_bias !== false,
  }
}

const conv2DTranspose = layerClass({
  options: readOptions,
  weights: ({ kernel, filters, biased }, inputs) => [
    { name: 'kernel', shape: [...kernel, filters, channelsOf(inputs)] },
    ...(biased ? [{ name: 'bias', shape: [filters] }] : []),
  ],
  call: (inputs, { options, path, weights }) => {
    const x = soleInput(inputs, path) as Tensor4D
    const [kernel, bias] = weights as [Tensor4D, Tensor?]
    const size = [lengthOf(options, 0, x.shape[1]), lengthOf(options, 1, x.shape[2])] as const
    const shape: [number, number, number, number] = [x.shape[0], ...size, kernel.shape[2]]
    const enlarged = conv2dTranspose(x, kernel, shape, [...options.strides], options.pad)
    return bias ? add(enlarged, bias) : enlarged
  },
})

export const TRANSPOSED: LayerClasses = { Conv2DTranspose: conv2DTranspose }
