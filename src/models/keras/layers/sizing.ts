// Layers that change the size of a picture, as Keras 2 and 3 do it when predicting.
import { pad, slice, type Tensor } from '@tensorflow/tfjs-core'
import { asNumber, asText, type Json } from '../../json'
import { resampled } from '../../network/resample'
import { readPair } from './convolution'
import { type LayerClasses, layerClass, soleInput } from './layerClass'

type Size = readonly [number, number]

const readSize = ({ height, width }: Json): Size => [Number(height), Number(width)]

const resizing = layerClass({
  options: (config) => ({
    size: readSize(config),
    crop: config.crop_to_aspect_ratio === true,
    pad: config.pad_to_aspect_ratio === true,
    fill: asNumber(config.fill_value) ?? 0,
    interpolation: asText(config.interpolation) ?? 'bilinear',
    antialias: config.antialias === true,
  }),
  call: (inputs, { options, path }) => {
    const x = soleInput(inputs, path)
    const { size, interpolation, antialias } = options
    const padded = options.pad ? framed(x, size, options.fill) : x
    const given = options.crop ? middleOf(x, size) : padded
    return resampled(given, { size, interpolation, antialias })
  },
})

/** The largest window in the middle that has the sides of `size`. */
function middleOf(x: Tensor, [height, width]: Size): Tensor {
  const [batch = 1, rows = 1, columns = 1, channels = 1] = x.shape
  const high = Math.max(1, Math.min(rows, Math.trunc((columns * height) / width)))
  const wide = Math.max(1, Math.min(columns, Math.trunc((rows * width) / height)))
  const corner = [0, Math.trunc((rows - high) / 2), Math.trunc((columns - wide) / 2), 0]
  return slice(x, corner, [batch, high, wide, channels])
}

/** Bars on two sides, both as wide as half of what lacks, rounded down. */
function framed(x: Tensor, [height, width]: Size, value: number): Tensor {
  const [, rows = 1, columns = 1] = x.shape
  const down = Math.trunc((Math.max(rows, Math.trunc((columns * height) / width)) - rows) / 2)
  const across = Math.trunc((Math.max(columns, Math.trunc((rows * width) / height)) - columns) / 2)
  return pad(
    x,
    [
      [0, 0],
      [down, down],
      [across, across],
      [0, 0],
    ],
    value,
  )
}

/** Nearest unless the configuration says otherwise. */
const upSampling = layerClass({
  options: (config) => ({
    times: readPair(config.size ?? 2),
    interpolation: asText(config.interpolation) ?? 'nearest',
  }),
  call: (inputs, { options: { times, interpolation }, path }) => {
    const x = soleInput(inputs, path)
    const [down, across] = times
    const size = [(x.shape[1] ?? 1) * down, (x.shape[2] ?? 1) * across] as const
    return resampled(x, { size, interpolation })
  },
})

function aspectResized(x: Tensor, size: Size): Tensor {
  return resampled(middleOf(x, size), { size, interpolation: 'bilinear' })
}

/** A picture that is smaller than the window is cropped to its sides and enlarged. */
const centerCrop = layerClass({
  options: readSize,
  call: (inputs, { options: [height, width], path }) => {
    const x = soleInput(inputs, path)
    const [batch = 1, rows = 1, columns = 1, channels = 1] = x.shape
    if (rows < height || columns < width) return aspectResized(x, [height, width])
    const corner = [0, Math.floor((rows - height) / 2), Math.floor((columns - width) / 2), 0]
    return slice(x, corner, [batch, height, width, channels])
  },
})

/**
 * What it does when predicting has changed: Keras 2 and 3.0 to 3.5 take the middle in the sides of the window and
 * resize it; 3.6 and 3.7 take the window from the corner of that middle; later versions leave the picture alone.
 */
const randomCrop = layerClass({
  options: (config) => ({ size: readSize(config), when: config.when_predicting }),
  call: (inputs, { options: { size, when }, path }) => {
    const x = soleInput(inputs, path)
    if (when === 'unchanged') return x
    return when === 'corner' ? cornerOf(x, size) : aspectResized(x, size)
  },
})

function cornerOf(x: Tensor, size: Size): Tensor {
  const [batch = 1, rows = 1, columns = 1, channels = 1] = x.shape
  const [, high = 1, wide = 1] = middleOf(x, size).shape
  const [top, left] = [Math.trunc((rows - high) / 2), Math.trunc((columns - wide) / 2)]
  const window = [Math.min(size[0], rows - top), Math.min(size[1], columns - left)] as const
  const taken = slice(x, [0, top, left, 0], [batch, ...window, channels])
  return resampled(taken, { size, interpolation: 'bilinear' })
}

export const SIZING: LayerClasses = {
  Resizing: resizing,
  UpSampling2D: upSampling,
  CenterCrop: centerCrop,
  RandomCrop: randomCrop,
}
