// Pixels to a model's input: white behind transparency, resized, scaled. Plain numbers, the same everywhere.
import { failure } from '../errors'
import { planGeometry, resizedFirst } from './geometry'
import { onWhite } from './onWhite'
import { resize } from './resize'
import { type Normalisation, normalisationOf } from './scale'
import type { Geometry, Pixels, Preprocess } from './types'

export interface Prepared {
  /** [height, width, channels], row by row. */
  readonly values: Float32Array
  readonly geometry: Geometry
}

/**
 * Pixels as the model wants them.
 * @throws BadImage where the pixels do not fill the picture, or the model takes neither 1 nor 3 channels.
 * @example
 * const how = { width: 224, height: 224, scale: 'signed', fit: 'crop' } as const
 * const { values } = preprocess(pixels, how, 3)
 * const picture = tensor4d(values, [1, 224, 224, 3])
 */
export function preprocess(pixels: Pixels, how: Preprocess, channels: number): Prepared {
  const { data, width, height } = pixels
  if (width < 1 || height < 1 || data.length !== width * height * 4) {
    throw failure(
      'BadImage',
      `The picture of ${width} × ${height} pixels is empty or incomplete; open another.`,
    )
  }
  if (channels !== 1 && channels !== 3) {
    throw failure('BadImage', `The model takes ${channels} channels; a picture has 1 or 3.`)
  }
  const geometry = planGeometry(width, height, how)
  const [left, top, wide, high] = geometry.target
  const resample = how.resample ?? 'bilinear'
  const first = resizedFirst(width, height, how)
  const seen = first
    ? resize(onWhite(pixels), [0, 0, width, height], first.size, { resample, part: first.part })
    : resize(onWhite(pixels), geometry.source, [wide, high], { resample })
  // The bars of a letterbox stay black.
  const levels = new Uint8Array(how.width * how.height * 3)
  for (let y = 0; y < high; y++) {
    levels.set(seen.subarray(y * wide * 3, (y + 1) * wide * 3), ((top + y) * how.width + left) * 3)
  }
  const normalisation = normalisationOf(how.scale)
  return {
    values: channels === 1 ? scaledGrey(levels, normalisation) : scaledColours(levels, normalisation),
    geometry,
  }
}

function scaledColours(levels: Uint8Array, { mean, std, reversed }: Normalisation): Float32Array {
  const values = new Float32Array(levels.length)
  for (let i = 0; i < levels.length; i++) {
    const c = i % 3
    const level = levels[reversed ? i - c + 2 - c : i] ?? 0
    values[i] = (level - (mean[c] ?? mean[0] ?? 0)) / (std[c] ?? std[0] ?? 1)
  }
  return values
}

/** Grey as ITU-R 601 weighs red, green and blue, in whole levels. */
function scaledGrey(levels: Uint8Array, { mean, std }: Normalisation): Float32Array {
  const values = new Float32Array(levels.length / 3)
  for (let i = 0; i < values.length; i++) {
    const [red = 0, green = 0, blue = 0] = levels.subarray(i * 3, i * 3 + 3)
    const level = Math.round(0.299 * red + 0.587 * green + 0.114 * blue)
    values[i] = (level - (mean[0] ?? 0)) / (std[0] ?? 1)
  }
  return values
}
