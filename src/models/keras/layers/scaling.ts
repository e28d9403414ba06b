// Layers that scale the values or the size of a picture before the network proper.
import {
  add,
  div,
  image,
  maximum,
  mul,
  slice,
  sqrt,
  sub,
  type Tensor,
  type Tensor4D,
  tensor,
} from '@tensorflow/tfjs-core'
import { asNumber, type Json } from '../../json'
import { channelsOf, pairOf } from './convolution'
import { type StandIn, type StandIns, soleInput } from './standIn'

/** A number, or one for each channel. */
function factor(value: unknown, otherwise: number): Tensor | number {
  if (Array.isArray(value)) return tensor(value.map(Number))
  return asNumber(value) ?? otherwise
}

/** x * scale + offset */
const rescaling: StandIn = {
  call: (inputs, { config, path }) =>
    add(mul(soleInput(inputs, path), factor(config.scale, 1)), factor(config.offset, 0)),
}

/** Keras's backend.epsilon(). */
const TINY = 1e-7

function stated(config: Json): boolean {
  return config.mean !== null && config.mean !== undefined
}

/** (x - mean) / max(sqrt(variance), 1e-7); mean and variance in the configuration, or as weights. */
const normalization: StandIn = {
  weights: (config, inputs) => {
    const shape = [channelsOf(inputs)]
    return stated(config)
      ? []
      : [
          { name: 'mean', shape },
          { name: 'variance', shape },
        ]
  },
  call: (inputs, { config, path, weights }) => {
    const x = soleInput(inputs, path)
    const mean = weights[0] ?? factor(flat(config.mean), 0)
    const variance = weights[1] ?? factor(flat(config.variance), 1)
    const spread = maximum(sqrt(variance), TINY)
    return config.invert === true ? add(mul(x, spread), mean) : div(sub(x, mean), spread)
  },
}

function flat(value: unknown): unknown {
  return Array.isArray(value) ? value.flat(8) : value
}

/** Both axes at half-pixel centres, as tf.image.resize has them. */
function resized(x: Tensor, [height, width]: readonly [number, number], config: Json): Tensor {
  const picture = x as Tensor4D
  if (config.interpolation === 'nearest')
    return image.resizeNearestNeighbor(picture, [height, width], false, true)
  return image.resizeBilinear(picture, [height, width], false, true)
}

const resizing: StandIn = {
  call: (inputs, { config, path }) => {
    const size = [Number(config.height), Number(config.width)] as const
    return resized(soleInput(inputs, path), size, config)
  },
}

/** Nearest unless the configuration says otherwise. */
const upSampling: StandIn = {
  call: (inputs, { config, path }) => {
    const x = soleInput(inputs, path)
    const [down, across] = pairOf(config.size ?? 2)
    const size = [(x.shape[1] ?? 1) * down, (x.shape[2] ?? 1) * across] as const
    return resized(x, size, { interpolation: 'nearest', ...config })
  },
}

const centerCrop: StandIn = {
  call: (inputs, { config, path }) => {
    const x = soleInput(inputs, path)
    const [batch = 1, rows = 1, columns = 1, channels = 1] = x.shape
    const [height, width] = [Number(config.height), Number(config.width)]
    if (rows < height || columns < width) return resized(x, [height, width], config)
    const corner = [0, Math.floor((rows - height) / 2), Math.floor((columns - width) / 2), 0]
    return slice(x, corner, [batch, height, width, channels])
  },
}

export const SCALING: StandIns = {
  Rescaling: rescaling,
  Normalization: normalization,
  Resizing: resizing,
  UpSampling2D: upSampling,
  CenterCrop: centerCrop,
  RandomCrop: centerCrop,
}
