// Smooth random fields for wood, stone, cloth and skin.
import type { Random } from './random'

export type Noise = (x: number, y: number) => number

const smooth = (t: number) => t * t * (3 - 2 * t)

/** Value noise, one cell a unit, between 0 and 1. */
export function valueNoise(random: Random): Noise {
  const table = Float32Array.from({ length: 1024 }, () => random.unit())
  const at = (x: number, y: number) =>
    table[(Math.imul(x, 374761393) + Math.imul(y, 668265263) + Math.imul(x ^ y, 1274126177)) & 1023] ?? 0
  return (x, y) => {
    const left = Math.floor(x)
    const top = Math.floor(y)
    const fx = smooth(x - left)
    const fy = smooth(y - top)
    const above = at(left, top) * (1 - fx) + at(left + 1, top) * fx
    const below = at(left, top + 1) * (1 - fx) + at(left + 1, top + 1) * fx
    return above * (1 - fy) + below * fy
  }
}

/** Octaves of value noise, each twice as fine and half as strong, between 0 and 1. */
export function cloud(random: Random, octaves: number): Noise {
  const noise = valueNoise(random)
  const total = 2 - 2 ** (1 - octaves)
  return (x, y) => {
    let sum = 0
    for (let octave = 0, scale = 1; octave < octaves; octave++, scale *= 2) {
      sum += noise(x * scale + 17.3 * octave, y * scale + 9.1 * octave) / scale
    }
    return sum / total
  }
}

export interface Cell {
  /** Distance to the nearest and to the second nearest centre, in cells. */
  readonly near: number
  readonly next: number
  /** Three numbers from 0 to 1 that belong to the nearest cell. */
  readonly a: number
  readonly b: number
  readonly c: number
}

/** Worley's cells: chips, pebbles, scales. */
export function cells(random: Random): (x: number, y: number) => Cell {
  const table = Float32Array.from({ length: 1024 }, () => random.unit())
  const at = (i: number) => table[i & 1023] ?? 0
  return (x, y) => {
    const column = Math.floor(x)
    const row = Math.floor(y)
    let near = 9
    let next = 9
    let key = 0
    for (let step = 0; step < 9; step++) {
      const cx = column + (step % 3) - 1
      const cy = row + Math.floor(step / 3) - 1
      const hash = Math.imul(cx, 374761393) + Math.imul(cy, 668265263) + Math.imul(cx ^ cy, 1274126177)
      const distance = Math.hypot(cx + at(hash) - x, cy + at(hash + 511) - y)
      if (distance < near) {
        next = near
        near = distance
        key = hash
      } else if (distance < next) next = distance
    }
    return { near, next, a: at(key + 101), b: at(key + 203), c: at(key + 307) }
  }
}
