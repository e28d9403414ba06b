// The lamp and the room: where light comes from, its colour, and what a surface makes of it.
import { cloud } from './noise'
import type { Random } from './random'
import type { Light, Rgb } from './types'

/** Daylight through blinds, a window's bars, leaves, or nothing in between. */
function shade(random: Random): (u: number, v: number) => number {
  const kind = random.pick(['open', 'open', 'open', 'bars', 'window', 'leaves'] as const)
  const turn = random.range(0, Math.PI)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const soft = random.range(0.02, 0.06)
  const dark = random.range(0.35, 0.6)
  const count = random.range(2, 4)
  const offset = random.unit()
  const leaves = cloud(random, 3)
  const step = (d: number) => Math.min(1, Math.max(0, 0.5 + d / (2 * soft)))
  return (u, v) => {
    if (kind === 'open') return 1
    const along = u * cos + v * sin
    const across = v * cos - u * sin
    if (kind === 'leaves') return dark + (1 - dark) * step((leaves(u * 5 + 3, v * 5 + 3) - 0.5) * 0.5 + 0.02)
    const wave = Math.abs(((((along * count + offset) % 1) + 1) % 1) - 0.5) / count
    if (kind === 'bars') return dark + (1 - dark) * step(wave - 0.2 / count)
    const cross = Math.abs(across - 0.3 * offset)
    return dark + (1 - dark) * step(wave - 0.06 / count - 0.01) * step(cross - 0.025)
  }
}

function glow(random: Random, towards: Rgb): Light['glow'] {
  const open = shade(random)
  const fall = random.range(0.15, 0.5)
  return (u, v) => {
    const near = (u - 0.5) * towards[0] + (v - 0.5) * towards[1]
    return (1 + fall * near * 1.4) * open(u, v)
  }
}

/** From candle yellow (0) by noon (0.5) to blue shade (1). */
function tint(warmth: number): Rgb {
  const cool = warmth - 0.5
  return [1 - 0.34 * cool, 1 - 0.06 * Math.abs(cool), 1 + 0.44 * cool]
}

export function light(random: Random): Light {
  const azimuth = random.range(0, 2 * Math.PI)
  const rise = random.range(0.6, 1.05)
  const flat = Math.cos(rise)
  const towards: Rgb = [flat * Math.cos(azimuth), flat * Math.sin(azimuth) * 0.9 - 0.1, Math.sin(rise)]
  const norm = Math.hypot(...towards)
  const unit = towards.map((v) => v / norm) as unknown as Rgb
  const colour = tint(random.range(0.05, 0.85))
  const air = tint(random.range(0.4, 0.95))
  const share = random.range(0.3, 0.48)
  const power = random.range(0.85, 1.12)
  return {
    towards: unit,
    key: colour.map((v) => v * (1 - share) * 1.35 * power) as unknown as Rgb,
    sky: air.map((v) => v * share * power) as unknown as Rgb,
    softness: random.range(0.008, 0.03),
    glow: glow(random, unit),
  }
}
