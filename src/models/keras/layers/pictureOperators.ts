// What a model does to its picture by functions: tf.image.per_image_standardization, resize_with_pad, keras.ops.image.
import * as tf from '@tensorflow/tfjs-core'
import { resampled } from '../../network/resample'
import type { Arguments } from './arguments'
import { checkChannelsLast } from './keras3Operators'
import type { Operator } from './operatorTable'
import { picture } from './windowOperators'

/** Each picture on its own: (x - mean) / max(deviation, 1 / sqrt(count of values)). */
const standardised: Operator = (given) => {
  const x = picture(given)
  const axes = [x.rank - 3, x.rank - 2, x.rank - 1]
  const { mean, variance } = tf.moments(x, axes, true)
  const count = axes.reduce((product, axis) => product * (x.shape[axis] ?? 1), 1)
  return tf.div(tf.sub(x, mean), tf.maximum(tf.sqrt(variance), 1 / Math.sqrt(count)))
}

/** From `top`, `left`; what lies outside the picture is `value`. */
export function windowOf(
  x: tf.Tensor4D,
  { top, left, height, width }: Readonly<Record<'top' | 'left' | 'height' | 'width', number>>,
): tf.Tensor4D {
  const [n, rows, columns, channels] = x.shape
  const [from, start] = [Math.max(0, top), Math.max(0, left)]
  const [down, across] = [Math.min(rows, top + height) - from, Math.min(columns, left + width) - start]
  const kept = tf.slice(x, [0, from, start, 0], [n, down, across, channels])
  const before = [from - top, start - left] as const
  return tf.pad(kept, [
    [0, 0],
    [before[0], height - down - before[0]],
    [before[1], width - across - before[1]],
    [0, 0],
  ])
}

const sizeIn = (given: Arguments, first = 1) => ({
  height: Number(given.option(['target_height'], first)),
  width: Number(given.option(['target_width'], first + 1)),
})

/** The middle; bars of 0 where the picture is smaller. */
const croppedOrPadded: Operator = (given) => {
  const x = picture(given)
  const { height, width } = sizeIn(given)
  const at = (length: number, size: number) =>
    size < length ? Math.floor((length - size) / 2) : -Math.floor((size - length) / 2)
  return windowOf(x, { top: at(x.shape[1], height), left: at(x.shape[2], width), height, width })
}

/** As large as fits, between bars of 0. */
const resizedWithPad: Operator = (given) => {
  const x = picture(given)
  const { height, width } = sizeIn(given)
  // In float32, as TensorFlow divides.
  const ratio = Math.fround(Math.max(x.shape[1] / height, x.shape[2] / width))
  const exact = [Math.fround(x.shape[1] / ratio), Math.fround(x.shape[2] / ratio)] as const
  const size = [Math.floor(exact[0]), Math.floor(exact[1])] as const
  const interpolation = String(given.option(['method'], 3) ?? 'bilinear').toLowerCase()
  const small = resampled(x, { size, interpolation, antialias: given.option(['antialias']) === true })
  const margin = [Math.floor((height - exact[0]) / 2), Math.floor((width - exact[1]) / 2)] as const
  return windowOf(small as tf.Tensor4D, { top: -margin[0], left: -margin[1], height, width })
}

/** keras.ops.image.crop_images: two of margin, margin and size for each axis. */
const croppedImage: Operator = (given) => {
  const x = picture(given)
  const side = (place: number, names: readonly string[], length: number) => {
    const [from, to, size] = names.map((name, i) => {
      const value = given.option([name], place + i * 2)
      return value === null || value === undefined ? null : Number(value)
    })
    const start = from ?? length - (to ?? 0) - (size ?? 0)
    return [start, size ?? length - start - (to ?? 0)] as const
  }
  checkChannelsLast(given)
  const [top, height] = side(1, ['top_cropping', 'bottom_cropping', 'target_height'], x.shape[1])
  const [left, width] = side(2, ['left_cropping', 'right_cropping', 'target_width'], x.shape[2])
  return windowOf(x, { top, left, height, width })
}

const boundingBox: Operator = (given) => {
  const [top, left] = [Number(given.option(['offset_height'], 1)), Number(given.option(['offset_width'], 2))]
  return windowOf(picture(given), { top, left, ...sizeIn(given, 3) })
}

/** Weights of ITU-R BT.601, as TensorFlow and Keras have them. */
const grey: Operator = (given) => {
  checkChannelsLast(given)
  return tf.sum(tf.mul(picture(given), [0.2989, 0.587, 0.114]), -1, true)
}

/** By names that Keras 3 has as operations. */
export const PICTURE_OPERATORS: Readonly<Record<string, Operator>> = {
  crop_images: croppedImage,
  r_g_b_to_grayscale: grey,
}

/** Functions of TensorFlow alone. */
export const PICTURE_FUNCTIONS: Readonly<Record<string, Operator>> = {
  per_image_standardization: standardised,
  resize_with_pad: resizedWithPad,
  resize_with_crop_or_pad: croppedOrPadded,
  crop_to_bounding_box: boundingBox,
  rgb_to_grayscale: grey,
  flip_left_right: (given) => tf.reverse(picture(given), 2),
  flip_up_down: (given) => tf.reverse(picture(given), 1),
}
