// Conv2DTranspose without its activation. Unlike tfjs-layers' it knows output_padding.
import { add, conv2dTranspose, type Tensor, type Tensor4D } from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { channelsOf, pairOf } from './convolution'
import { type StandIn, type StandIns, soleInput } from './standIn'

/** Keras's deconv_output_length for one axis. */
function lengthOf(config: Json, axis: 0 | 1, length: number): number {
  const kernel = pairOf(config.kernel_size)[axis]
  const stride = pairOf(config.strides)[axis]
  const same = config.padding === 'same'
  if (config.output_padding === null || config.output_padding === undefined)
    return length * stride + (same ? 0 : Math.max(kernel - stride, 0))
  const padding = same ? Math.floor(kernel / 2) : 0
  return (length - 1) * stride + kernel - 2 * padding + pairOf(config.output_padding)[axis]
}

const conv2DTranspose: StandIn = {
  weights: (config, inputs) => {
    const filters = asNumber(config.filters) ?? 1
    const kernel = [...pairOf(config.kernel_size), filters, channelsOf(inputs)]
    return [
      { name: 'kernel', shape: kernel },
      ...(config.use_bias === false ? [] : [{ name: 'bias', shape: [filters] }]),
    ]
  },
  call: (inputs, { config, path, weights }) => {
    const x = soleInput(inputs, path) as Tensor4D
    const [kernel, bias] = weights as [Tensor4D, Tensor?]
    const size = [lengthOf(config, 0, x.shape[1]), lengthOf(config, 1, x.shape[2])] as const
    const shape: [number, number, number, number] = [x.shape[0], ...size, kernel.shape[2]]
    const padding = config.padding === 'same' ? 'same' : 'valid'
    const enlarged = conv2dTranspose(x, kernel, shape, pairOf(config.strides) as [number, number], padding)
    return bias ? add(enlarged, bias) : enlarged
  },
}

export const TRANSPOSED: StandIns = { Conv2DTranspose: conv2DTranspose }
