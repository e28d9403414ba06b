// The region of a segmenter's class: 1 at the places where it wins, else 0.
import type { Heatmap } from '../engine/types'

interface Winners {
  readonly width: number
  readonly height: number
  /** By place, the number of the class that wins. */
  readonly data: ArrayLike<number>
}

export function whereFirst({ width, height, data }: Winners, own: number): Heatmap {
  const wins = Float32Array.from(data, (c) => (c === own ? 1 : 0))
  return { width, height, data: wins, min: 0, max: 1, state: 'ok' }
}
