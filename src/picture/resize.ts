// Antialiased bilinear resizing, to the bit as Pillow's BILINEAR computes it: a triangle that widens with the
// reduction, rows and then columns, whole grey levels after each. tf.image.resize(antialias=True) has the same
// weights without the rounding. Refuses nothing: the caller gives sizes of at least 1.
// https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c

import type { Pixels } from './types'

/** Weights are whole multiples of 1 / 2^22. */
const ONE = 2 ** 22

interface Taps {
  /** First source position of each target position. */
  readonly first: Int32Array
  /** Weights, `size` for each target position; zero behind the last. */
  readonly weights: Int32Array
  readonly size: number
}

type Box = readonly [left: number, top: number, width: number, height: number]

/** Of four values a pixel the first three are resized. */
const CHANNELS = 3

/** The part `box` of the picture at another size: [height, width, 3] in whole grey levels. */
export function resize(picture: Pixels, box: Box, [width, height]: readonly [number, number]): Uint8Array {
  const rows = resizeRows(picture, box, tapsFor(box[2], width))
  return resizeColumns(rows, width * CHANNELS, tapsFor(box[3], height))
}

/** A triangle of half-width max(1, from / to) around each centre, cut off at the edges, its sum 1. */
function tapsFor(from: number, to: number): Taps {
  const scale = from / to
  const support = Math.max(scale, 1)
  const size = Math.ceil(support) * 2 + 1
  const first = new Int32Array(to)
  const weights = new Int32Array(to * size)
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * scale
    const start = Math.max(0, Math.trunc(center - support + 0.5))
    const end = Math.min(from, Math.trunc(center + support + 0.5))
    const line = Array.from({ length: end - start }, (_, k) =>
      Math.max(0, 1 - Math.abs((start + k - center + 0.5) / support)),
    )
    const sum = line.reduce((all, weight) => all + weight, 0)
    first[i] = start
    weights.set(
      line.map((weight) => Math.trunc((weight / sum) * ONE + 0.5)),
      i * size,
    )
  }
  return { first, weights, size }
}

/** A sum of weighted grey levels as the nearest grey level. */
function level(sum: number): number {
  return Math.min(255, Math.floor((sum + ONE / 2) / ONE))
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
      let [red, green, blue] = [0, 0, 0]
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
