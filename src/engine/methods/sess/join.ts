// Maps of windows, laid back where they were cut from and joined: plain numbers, one window at a time, so that memory
// does not grow with their number.
import type { Grid } from '../../maps/grid'
import type { ScaledWindow } from './windows'

export interface Joining {
  readonly pool: string
  /** Values up to it do not count in a mean. */
  readonly theta: number
}

/** One map of the picture's size. */
export function joined([height, width]: readonly [number, number], { pool, theta }: Joining) {
  const total = new Float32Array(height * width)
  const counts = new Float32Array(height * width)
  return {
    /** `map` has the window's size, which is the picture's. */
    add(map: Grid, window: ScaledWindow): void {
      const down = places(window.scaled[0], height)
      const across = places(window.scaled[1], width)
      for (let y = 0; y < height; y++)
        for (let x = 0; x < width; x++) {
          const value = sample(map, window, { down, across, y, x })
          const at = y * width + x
          if (pool === 'max') total[at] = Math.max(total[at] ?? 0, value)
          else if (value > theta) {
            total[at] = (total[at] ?? 0) + value
            counts[at] = (counts[at] ?? 0) + 1
          }
        }
    },
    result: (): Grid => ({
      width,
      height,
      data: pool === 'max' ? total : total.map((value, at) => value / Math.max(1, counts[at] ?? 0)),
    }),
  }
}

interface Places {
  readonly low: Int32Array
  /** Of the place after `low`. */
  readonly share: Float32Array
}

/** Where each place of the picture lies on the scaled one: half pixels, as OpenCV's INTER_LINEAR takes them. */
function places(from: number, to: number): Places {
  const low = new Int32Array(to)
  const share = new Float32Array(to)
  for (let i = 0; i < to; i++) {
    const at = Math.min(Math.max(((i + 0.5) * from) / to - 0.5, 0), from - 1)
    low[i] = Math.floor(at)
    share[i] = at - Math.floor(at)
  }
  return { low, share }
}

interface Asked {
  readonly down: Places
  readonly across: Places
  readonly y: number
  readonly x: number
}

/** Bilinear; round the window lie zeros. */
function sample(map: Grid, { top, left }: ScaledWindow, { down, across, y, x }: Asked): number {
  const row = (down.low[y] ?? 0) - top
  const column = (across.low[x] ?? 0) - left
  if (row < -1 || column < -1 || row >= map.height || column >= map.width) return 0
  const value = (v: number, u: number) =>
    v < 0 || u < 0 || v >= map.height || u >= map.width ? 0 : (map.data[v * map.width + u] ?? 0)
  const [v, u] = [down.share[y] ?? 0, across.share[x] ?? 0]
  const above = value(row, column) * (1 - u) + value(row, column + 1) * u
  const below = value(row + 1, column) * (1 - u) + value(row + 1, column + 1) * u
  return above * (1 - v) + below * v
}

/** OpenCV's Gaussian of 11 by 11 pixels with deviation 5; beyond the edge the map is mirrored. */
export function smoothed({ width, height, data }: Grid): Grid {
  const across = along(data, { lines: height, length: width, step: 1, next: width })
  return {
    width,
    height,
    data: along(across, { lines: width, length: height, step: width, next: 1 }),
  }
}

const REACH = 5
const kernel = Array.from({ length: 2 * REACH + 1 }, (_, i) => Math.exp(-((i - REACH) ** 2) / (2 * 5 ** 2)))
const whole = kernel.reduce((a, b) => a + b, 0)

interface Lines {
  readonly lines: number
  readonly length: number
  /** From one value of a line to the next, and from one line to the next. */
  readonly step: number
  readonly next: number
}

function along(data: Float32Array, { lines, length, step, next }: Lines): Float32Array {
  const out = new Float32Array(data.length)
  for (let line = 0; line < lines; line++)
    for (let at = 0; at < length; at++) {
      let sum = 0
      for (let tap = -REACH; tap <= REACH; tap++)
        sum += (kernel[tap + REACH] ?? 0) * (data[line * next + mirrored(at + tap, length) * step] ?? 0)
      out[line * next + at * step] = sum / whole
    }
  return out
}

/** Without the edge itself twice: -1 is 1. */
function mirrored(at: number, length: number): number {
  const period = Math.max(1, 2 * (length - 1))
  const within = ((at % period) + period) % period
  return within < length ? within : period - within
}
