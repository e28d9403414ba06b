// Grids of numbers: blurred, and inflated from a silhouette into a bulge.
import type { Field } from './types'

export function field(width: number, height: number): Field {
  return { width, height, data: new Float32Array(width * height) }
}

/** One box pass along rows, written transposed, so that two passes blur both ways. */
function boxTransposed(source: Field, radius: number): Field {
  const { width, height, data } = source
  const out = field(height, width)
  const share = 1 / (2 * radius + 1)
  for (let y = 0; y < height; y++) {
    const row = y * width
    let sum = 0
    for (let x = 0; x < Math.min(radius, width); x++) sum += data[row + x] ?? 0
    for (let x = 0; x < width; x++) {
      if (x + radius < width) sum += data[row + x + radius] ?? 0
      if (x - radius > 0) sum -= data[row + x - radius - 1] ?? 0
      out.data[x * height + y] = sum * share
    }
  }
  return out
}

/** Nearly Gaussian: two box passes each way; nothing lies beyond the edge. `sigma` in cells. */
export function blurred(source: Field, sigma: number): Field {
  const radius = Math.round(sigma * 1.22)
  if (radius < 1) return source
  let result = source
  for (let pass = 0; pass < 2; pass++) result = boxTransposed(boxTransposed(result, radius), radius)
  return result
}

/** Half as wide and high, each cell the mean of four. */
export function halved(source: Field): Field {
  const out = field(Math.ceil(source.width / 2), Math.ceil(source.height / 2))
  const at = (x: number, y: number) =>
    x < source.width && y < source.height ? (source.data[y * source.width + x] ?? 0) : 0
  for (let y = 0; y < out.height; y++) {
    for (let x = 0; x < out.width; x++) {
      const sum = at(2 * x, 2 * y) + at(2 * x + 1, 2 * y) + at(2 * x, 2 * y + 1) + at(2 * x + 1, 2 * y + 1)
      out.data[y * out.width + x] = sum / 4
    }
  }
  return out
}

function relax(height: Field, mask: Field, options: { readonly screen: number; readonly rounds: number }) {
  const { width, data } = height
  const share = 1 / (4 + options.screen)
  for (let round = 0; round < options.rounds; round++) {
    for (let y = 1; y < height.height - 1; y++) {
      for (let i = y * width + 1; i < (y + 1) * width - 1; i++) {
        if ((mask.data[i] ?? 0) < 0.5) continue
        const sum = (data[i - 1] ?? 0) + (data[i + 1] ?? 0) + (data[i - width] ?? 0) + (data[i + width] ?? 0)
        data[i] = (sum + 1) * share
      }
    }
  }
}

/** Solves (laplacian - 1/bevel^2) u = -1 inside the mask, u = 0 outside, from coarse to fine. */
function membrane(mask: Field, bevel: number): Field {
  const height = field(mask.width, mask.height)
  const screen = 1 / (bevel * bevel)
  if (mask.width <= 20) {
    relax(height, mask, { screen, rounds: 80 })
    return height
  }
  const coarse = membrane(halved(mask), bevel / 2)
  for (let y = 0; y < height.height; y++) {
    for (let x = 0; x < height.width; x++) {
      const i = y * height.width + x
      const parent = coarse.data[(y >> 1) * coarse.width + (x >> 1)] ?? 0
      height.data[i] = (mask.data[i] ?? 0) < 0.5 ? 0 : 4 * parent
    }
  }
  relax(height, mask, { screen, rounds: 10 })
  return height
}

/** A silhouette blown up like a cushion: 0 at the edge, 1 at the highest point. `bevel` in cells. */
export function inflated(mask: Field, bevel: number): Field {
  const height = membrane(mask, bevel)
  let top = 1e-6
  for (const value of height.data) top = Math.max(top, value)
  for (let i = 0; i < height.data.length; i++) height.data[i] = Math.sqrt((height.data[i] ?? 0) / top)
  return height
}

/** Twice as wide and high, linear in between. */
export function doubled(source: Field): Field {
  const out = field(source.width * 2, source.height * 2)
  for (let y = 0; y < out.height; y++) {
    const row = (y >> 1) * source.width
    const beside = Math.min(source.height - 1, Math.max(0, (y >> 1) + 2 * (y & 1) - 1)) * source.width
    for (let x = 0; x < out.width; x++) {
      const column = x >> 1
      const next = Math.min(source.width - 1, Math.max(0, column + 2 * (x & 1) - 1))
      const near = 0.75 * (source.data[row + column] ?? 0) + 0.25 * (source.data[row + next] ?? 0)
      const far = 0.75 * (source.data[beside + column] ?? 0) + 0.25 * (source.data[beside + next] ?? 0)
      out.data[y * out.width + x] = 0.75 * near + 0.25 * far
    }
  }
  return out
}
