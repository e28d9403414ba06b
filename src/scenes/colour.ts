// Colours of the grounds: hue, saturation and lightness in, linear light out.
import type { Rgb } from './types'

function linear(v: number): number {
  return v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4
}

/** Hue in degrees, saturation and lightness in per cent, as CSS counts them. */
export function paint([hue, saturation, lightness]: readonly [number, number, number]): Rgb {
  const l = lightness / 100
  const reach = (saturation / 100) * Math.min(l, 1 - l)
  const channel = (n: number) => {
    const k = (((n + hue / 30) % 12) + 12) % 12
    return linear(l - reach * Math.max(-1, Math.min(k - 3, 9 - k, 1)))
  }
  return [channel(0), channel(8), channel(4)]
}

/** Writes the colour `share` of the way from a to b, times `gain`. */
export function blend(
  out: Float32Array,
  [a, b]: readonly [Rgb, Rgb],
  [share, gain]: readonly [number, number],
): void {
  for (let c = 0; c < 3; c++) out[c] = ((a[c] ?? 0) * (1 - share) + (b[c] ?? 0) * share) * gain
}

export function clamped(value: number): number {
  return Math.min(1, Math.max(0, value))
}
