// Pixels to a model's input: white behind transparency, resized, scaled. Plain numbers, the same everywhere.
import { failure } from '../engine/errors'
import { geometryOf } from './geometry'
import { resize } from './resize'
import { type Normalisation, normalisationOf } from './scale'
import type { Geometry, Preprocess } from './types'

/** Upright, red green blue and alpha a pixel, alpha not multiplied in. */
export interface Pixels {
  readonly data: Uint8Array | Uint8ClampedArray
  readonly width: number
  readonly height: number
}

export interface Prepared {
  /** [height, width, channels], row by row. */
  readonly values: Float32Array
  readonly geometry: Geometry
}

/** Weights of red, green and blue in grey, as ITU-R 601 has them. */
const GREY = [0.299, 0.587, 0.114] as const

/** @throws BadImage where the pixels do not fill the picture, or the model takes neither 1 nor 3 channels. */
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
  const geometry = geometryOf(width, height, how)
  const colours = { data: onWhite(data), width, height, channels: 3 }
  const [left, top, wide, high] = geometry.target
  const small = resize(colours, geometry.source, [wide, high])
  const normalisation = normalisationOf(how.scale)
  const values = new Float32Array(how.width * how.height * channels)
  const pixel = writer(values, channels, normalisation)
  for (let i = 0; i < how.width * how.height; i++) pixel(i, BLACK, 0)
  for (let y = 0; y < high; y++) {
    for (let x = 0; x < wide; x++) pixel((top + y) * how.width + left + x, small, (y * wide + x) * 3)
  }
  return { values, geometry }
}

/** The bars of a letterbox. */
const BLACK = new Float32Array(3)

function onWhite(data: Uint8Array | Uint8ClampedArray): Float32Array {
  const colours = new Float32Array((data.length / 4) * 3)
  for (let i = 0, j = 0; i < data.length; i += 4, j += 3) {
    const alpha = (data[i + 3] ?? 255) / 255
    const white = 255 * (1 - alpha)
    colours[j] = (data[i] ?? 0) * alpha + white
    colours[j + 1] = (data[i + 1] ?? 0) * alpha + white
    colours[j + 2] = (data[i + 2] ?? 0) * alpha + white
  }
  return colours
}

type WritePixel = (index: number, from: Float32Array, at: number) => void

function writer(values: Float32Array, channels: number, { mean, std, reversed }: Normalisation): WritePixel {
  const scaled = (value: number, c: number) => (value - (mean[c] ?? mean[0] ?? 0)) / (std[c] ?? std[0] ?? 1)
  if (channels === 1) {
    return (index, from, at) => {
      const grey = GREY.reduce((sum, weight, c) => sum + weight * (from[at + c] ?? 0), 0)
      values[index] = scaled(grey, 0)
    }
  }
  return (index, from, at) => {
    for (let c = 0; c < 3; c++) {
      values[index * 3 + c] = scaled(from[at + (reversed ? 2 - c : c)] ?? 0, c)
    }
  }
}
