// Pixels cut, turned by quarters and mirrored: which pixel of the old picture stands where in the new one.
import type { Pixels } from '../types'
import type { Turn } from './about'

interface Way {
  readonly width: number
  readonly height: number
  /** The old place of a new pixel: its number, row by row. */
  readonly of: (x: number, y: number) => number
}

export const turned = (pixels: Pixels, turns: readonly Turn[]): Pixels =>
  turns.reduce((before, turn) => moved(before, wayOf(before, turn)), pixels)

function wayOf({ width, height }: Pixels, turn: Turn): Way {
  if (turn.kind === 'cut') {
    const [left, top, wide, high] = turn.box
    return { width: wide, height: high, of: (x, y) => (top + y) * width + left + x }
  }
  if (turn.kind === 'mirror') {
    const sideways = turn.sides === 'left and right'
    return {
      ...{ width, height },
      of: (x, y) => (sideways ? y * width + width - 1 - x : (height - 1 - y) * width + x),
    }
  }
  switch (turn.quarters) {
    case 1:
      return { width: height, height: width, of: (x, y) => x * width + width - 1 - y }
    case 2:
      return { width, height, of: (x, y) => (height - 1 - y) * width + width - 1 - x }
    case 3:
      return { width: height, height: width, of: (x, y) => (height - 1 - x) * width + y }
    default:
      return { width, height, of: (x, y) => y * width + x }
  }
}

function moved({ data }: Pixels, { width, height, of }: Way): Pixels {
  const before = new Uint32Array(data.buffer, data.byteOffset, data.length / 4)
  const after = new Uint32Array(width * height)
  for (let y = 0, i = 0; y < height; y++)
    for (let x = 0; x < width; x++, i++) after[i] = before[of(x, y)] ?? 0
  return { width, height, data: new Uint8ClampedArray(after.buffer) }
}
