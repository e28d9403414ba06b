// From light to photograph: exposure, contrast, vignette, grain, 8 bits.
import type { Random } from './random'
import type { Frame } from './types'

export interface Film {
  readonly exposure: number
  readonly contrast: number
  readonly vignette: number
  readonly grain: number
  /** 1 leaves the colours as they are. */
  readonly colourful: number
  readonly seed: Random
}

export function film(random: Random): Film {
  return {
    exposure: random.range(0.92, 1.22),
    contrast: random.range(0.9, 1.2),
    vignette: random.range(0.05, 0.4),
    grain: random.range(0.002, 0.012),
    colourful: random.range(0.78, 1),
    seed: random.fork(),
  }
}

const STEPS = 4096

/** sRGB of linear light from 0 to 2, with a soft shoulder, so that highlights roll off instead of clipping. */
function curve(contrast: number): Float32Array {
  return Float32Array.from({ length: STEPS }, (_, i) => {
    const light = (2 * i) / (STEPS - 1)
    const rolled = light < 0.6 ? light : 0.6 + 0.4 * (1 - Math.exp(-(light - 0.6) / 0.4))
    const grey = rolled <= 0.0031308 ? 12.92 * rolled : 1.055 * rolled ** (1 / 2.4) - 0.055
    return 0.5 + (grey - 0.5) * contrast - (contrast - 1) * 0.02
  })
}

export function develop(frame: Pick<Frame, 'size' | 'rgb'>, film: Film): Uint8ClampedArray<ArrayBuffer> {
  const { size, rgb } = frame
  const out = new Uint8ClampedArray(4 * size * size)
  const { seed, grain, colourful } = film
  const tones = curve(film.contrast)
  for (let p = 0; p < size * size; p++) {
    const u = (p % size) / size - 0.5
    const v = Math.floor(p / size) / size - 0.5
    const gain = film.exposure * (1 - film.vignette * (u * u + v * v) * 1.6)
    const speck = (seed.unit() + seed.unit() + seed.unit() - 1.5) * grain * 2
    const grey = 0.25 * (rgb[3 * p] ?? 0) + 0.6 * (rgb[3 * p + 1] ?? 0) + 0.15 * (rgb[3 * p + 2] ?? 0)
    for (let c = 0; c < 3; c++) {
      const own = (seed.unit() - 0.5) * grain
      const colour = grey + ((rgb[3 * p + c] ?? 0) - grey) * colourful
      const tone = tones[Math.min(STEPS - 1, Math.max(0, Math.round(colour * gain * 0.5 * (STEPS - 1))))] ?? 0
      out[4 * p + c] = 255 * (tone + speck + own)
    }
    out[4 * p + 3] = 255
  }
  return out
}
