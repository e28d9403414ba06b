// Antialiased bilinear resizing as Pillow's BILINEAR and tf.image.resize(antialias=True) compute it: a triangle
// that widens with the reduction, rows and columns one after the other. No rounding in between.
// https://github.com/python-pillow/Pillow/blob/main/src/libImaging/Resample.c

interface Taps {
  /** First source position of each target position. */
  readonly first: Int32Array
  /** Weights, `size` for each target position. */
  readonly weights: Float64Array
  readonly size: number
}

/** A plane of `channels` values a pixel, row by row. */
export interface Plane {
  readonly data: ArrayLike<number>
  readonly width: number
  readonly height: number
  readonly channels: number
}

/** The part `box` (left, top, width, height in pixels) of the plane at another size. */
export function resize(
  plane: Plane,
  box: readonly [number, number, number, number],
  [width, height]: readonly [number, number],
): Float32Array {
  const [left, top, boxWidth, boxHeight] = box
  const across = tapsFor(boxWidth, width)
  const down = tapsFor(boxHeight, height)
  const rows = resizeRows(plane, { left, top, boxHeight }, across)
  return resizeColumns(rows, { width, height, channels: plane.channels }, down)
}

/** Pillow's coefficients: a triangle of half-width max(1, from / to) around each centre, cut off at the edges. */
function tapsFor(from: number, to: number): Taps {
  const scale = from / to
  const support = Math.max(scale, 1)
  const size = Math.ceil(support) * 2 + 1
  const first = new Int32Array(to)
  const weights = new Float64Array(to * size)
  for (let i = 0; i < to; i++) {
    const center = (i + 0.5) * scale
    const start = Math.max(0, Math.trunc(center - support + 0.5))
    const end = Math.min(from, Math.trunc(center + support + 0.5))
    first[i] = start
    let sum = 0
    for (let j = start; j < end; j++) {
      const weight = Math.max(0, 1 - Math.abs((j - center + 0.5) / support))
      weights[i * size + j - start] = weight
      sum += weight
    }
    for (let k = 0; k < end - start; k++) weights[i * size + k] = (weights[i * size + k] ?? 0) / sum
  }
  return { first, weights, size }
}

/** The rows of the box at their new width. */
function resizeRows(
  { data, width, channels }: Plane,
  { left, top, boxHeight }: { readonly left: number; readonly top: number; readonly boxHeight: number },
  { first, weights, size }: Taps,
): Float64Array {
  const wide = first.length
  const rows = new Float64Array(boxHeight * wide * channels)
  for (let y = 0; y < boxHeight; y++) {
    const line = ((top + y) * width + left) * channels
    for (let x = 0; x < wide; x++) {
      const from = line + (first[x] ?? 0) * channels
      for (let c = 0; c < channels; c++) {
        let sum = 0
        for (let k = 0; k < size; k++) {
          const weight = weights[x * size + k] ?? 0
          if (weight !== 0) sum += weight * (data[from + k * channels + c] ?? 0)
        }
        rows[(y * wide + x) * channels + c] = sum
      }
    }
  }
  return rows
}

function resizeColumns(
  rows: Float64Array,
  { width, height, channels }: { readonly width: number; readonly height: number; readonly channels: number },
  { first, weights, size }: Taps,
): Float32Array {
  const line = width * channels
  const out = new Float32Array(height * line)
  const sums = new Float64Array(line)
  for (let y = 0; y < height; y++) {
    sums.fill(0)
    for (let k = 0; k < size; k++) {
      const weight = weights[y * size + k] ?? 0
      if (weight === 0) continue
      const from = ((first[y] ?? 0) + k) * line
      for (let i = 0; i < line; i++) sums[i] = (sums[i] ?? 0) + weight * (rows[from + i] ?? 0)
    }
    out.set(sums, y * line)
  }
  return out
}
