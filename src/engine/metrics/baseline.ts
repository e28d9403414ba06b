// What takes the place of hidden pixels, as the model would see it.
import type { MaskJob } from '../types'
import type { Baseline } from './types'

/** [H, W, C]; null for zeros. Blur is a Gaussian whose deviation is a twentieth of the shorter side. */
export function makeBaseline(kind: Baseline, { data, shape }: MaskJob['picture']): Float32Array | null {
  if (kind === 'zero') return null
  const [, height, width, channels] = shape
  return kind === 'mean'
    ? meanColour(data, channels)
    : blurred(data, { height, width, channels, deviation: Math.min(height, width) / 20 })
}

function meanColour(data: Float32Array, channels: number): Float32Array {
  const sums = new Float64Array(channels)
  for (let i = 0; i < data.length; i++) sums[i % channels] = (sums[i % channels] ?? 0) + (data[i] ?? 0)
  return data.map((_, i) => ((sums[i % channels] ?? 0) * channels) / data.length)
}

interface Blur {
  readonly height: number
  readonly width: number
  readonly channels: number
  /** In pixels. */
  readonly deviation: number
}

/** Across and then down; beyond the edge the edge goes on. */
export function blurred(data: Float32Array, { height, width, channels, deviation }: Blur): Float32Array {
  const reach = Math.ceil(3 * deviation)
  const weights = Array.from({ length: 2 * reach + 1 }, (_, i) =>
    Math.exp(-((i - reach) ** 2 / (2 * deviation ** 2))),
  )
  const total = weights.reduce((a, b) => a + b, 0)
  const along = (values: Float32Array, length: number, step: number, startOf: (line: number) => number) => {
    const out = new Float32Array(values.length)
    for (let line = 0; line < values.length / length; line++) {
      const start = startOf(line)
      for (let at = 0; at < length; at++) {
        let sum = 0
        for (let tap = -reach; tap <= reach; tap++) {
          const place = Math.min(length - 1, Math.max(0, at + tap))
          sum += (weights[tap + reach] ?? 0) * (values[start + place * step] ?? 0)
        }
        out[start + at * step] = sum / total
      }
    }
    return out
  }
  const row = width * channels
  const across = along(data, width, channels, (line) => Math.floor(line / channels) * row + (line % channels))
  return along(across, height, row, (line) => line)
}
