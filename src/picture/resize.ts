// Antialiased resizing, to the bit as Pillow computes it: a filter that widens with the reduction, rows and then columns,
// whole grey levels after each. tf.image.resize(antialias=True) has the same weights without the rounding. Refuses
// nothing: the caller gives sizes of at least 1.
// https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c

import type { Box } from './geometry'
import { kernels } from './kernels'
import type { Pixels, Resample } from './types'

/** Weights are whole multiples of 1 / 2^22. */
const ONE = 2 ** 22

interface Taps {
  /** First source position of each target position. */
  readonly first: Int32Array
  /** Weights, `size` for each target position; zero behind the last. */
  readonly weights: Int32Array
  readonly size: number
}

interface Options {
  readonly resample?: Resample
  /** Which part of the resized picture is wanted: left, top, width, height in its pixels; all of it where nothing is said. */
  readonly part?: Box
}

/** Of four values a pixel the first three are resized. */
const CHANNELS = 3

/** The part `box` of the picture at another size: [height, width, 3] in whole grey levels. */
export function resize(
  picture: Pixels,
  box: Box,
  [width, height]: readonly [number, number],
  { resample = 'bilinear', part = [0, 0, width, height] }: Options = {},
): Uint8Array {
  const [left, top, wide, high] = part
  const rows = resizeRows(
    picture,
    box,
    tapsFor(resample, { from: box[2], to: width, start: left, count: wide }),
  )
  const down = { from: box[3], to: height, start: top, count: high }
  return resizeColumns(rows, wide * CHANNELS, tapsFor(resample, down))
}

interface Line {
  readonly from: number
  readonly to: number
  /** Of the target's positions these are wanted. */
  readonly start: number
  readonly count: number
}

/** Where a target position lies, and the weights of the source's from `first` on. */
interface Window {
  readonly first: number
  readonly weights: readonly number[]
}

function tapsFor(resample: Resample, { from, to, start, count }: Line): Taps {
  const scale = from / to
  const windows = Array.from({ length: count }, (_, i) => {
    const center = (start + i + 0.5) * scale
    return resample === 'nearest' ? nearest(center, from) : filtered(resample, { center, scale, from })
  })
  const size = Math.max(...windows.map(({ weights }) => weights.length))
  const first = Int32Array.from(windows, (window) => window.first)
  const weights = new Int32Array(count * size)
  for (const [i, window] of windows.entries()) weights.set(window.weights, i * size)
  return { first, weights, size }
}

function nearest(center: number, from: number): Window {
  return { first: Math.min(from - 1, Math.floor(center)), weights: [ONE] }
}

/** The filter, widened where the picture shrinks, around each centre, cut off at the edges, its sum 1. */
function filtered(
  resample: Exclude<Resample, 'nearest'>,
  { center, scale, from }: { readonly center: number; readonly scale: number; readonly from: number },
): Window {
  const { reach, weight } = kernels[resample]
  const wider = Math.max(scale, 1)
  const support = reach * wider
  const first = Math.max(0, Math.trunc(center - support + 0.5))
  const end = Math.min(from, Math.trunc(center + support + 0.5))
  const line = Array.from({ length: end - first }, (_, k) => weight((first + k - center + 0.5) / wider))
  const sum = line.reduce((all, each) => all + each, 0)
  return { first, weights: line.map((each) => wholeOf((each / sum) * ONE)) }
}

/** Half away from zero. */
const wholeOf = (weight: number) => Math.trunc(weight + (weight < 0 ? -0.5 : 0.5))

/** A sum of weighted grey levels as the nearest grey level. */
function level(sum: number): number {
  return Math.max(0, Math.min(255, Math.floor((sum + ONE / 2) / ONE)))
}

/** The rows of the box at their new width, three values a pixel. */
function resizeRows(
  { data, width }: Pixels,
  [left, top, , high]: Box,
  { first, weights, size }: Taps,
): Uint8Array {
  const wide = first.length
  const rows = new Uint8Array(high * wide * CHANNELS)
  for (let y = 0, out = 0; y < high; y++) {
    const line = ((top + y) * width + left) * 4
    for (let x = 0; x < wide; x++, out += CHANNELS) {
      let red = 0
      let green = 0
      let blue = 0
      let from = line + (first[x] ?? 0) * 4
      for (let k = x * size; k < (x + 1) * size; k++, from += 4) {
        const weight = weights[k] ?? 0
        if (weight === 0) continue
        red += weight * (data[from] ?? 0)
        green += weight * (data[from + 1] ?? 0)
        blue += weight * (data[from + 2] ?? 0)
      }
      rows.set([level(red), level(green), level(blue)], out)
    }
  }
  return rows
}

/** Lines of `line` values at their new number. */
function resizeColumns(rows: Uint8Array, line: number, { first, weights, size }: Taps): Uint8Array {
  const high = first.length
  const out = new Uint8Array(high * line)
  const sums = new Float64Array(line)
  for (let y = 0; y < high; y++) {
    sums.fill(0)
    for (let k = 0; k < size; k++) {
      const weight = weights[y * size + k] ?? 0
      if (weight === 0) continue
      const from = ((first[y] ?? 0) + k) * line
      for (let i = 0; i < line; i++) sums[i] = (sums[i] ?? 0) + weight * (rows[from + i] ?? 0)
    }
    for (let i = 0; i < line; i++) out[y * line + i] = level(sums[i] ?? 0)
  }
  return out
}
