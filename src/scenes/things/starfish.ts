import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { type Circle, disc, hsl, level, many, type Point, polar, polygon, radial } from './strokes'

interface Body {
  readonly edge: readonly Point[]
  readonly warts: readonly Circle[]
}

/** Five arms of almost one length, bent the same way. */
function body(random: Random): Body {
  const slim = random.range(1.5, 2.3)
  const sway = random.range(-0.35, 0.35)
  const lengths = many(5, () => random.range(0.9, 1))
  const arm = (angle: number) => Math.round(((angle / (2 * Math.PI)) * 5) % 5) % 5
  const radius = (angle: number) => {
    const wave = Math.abs(Math.cos(2.5 * angle)) ** slim
    return (0.3 + 0.66 * wave) * (1 + ((lengths[arm(angle)] ?? 1) - 1) * wave)
  }
  const bent = (r: number, angle: number): Point => {
    const turn = angle + sway * r ** 2
    return [r * Math.cos(turn), r * Math.sin(turn)]
  }
  const edge = polar(radius, 240).map(([x, y]) => bent(Math.hypot(x, y), Math.atan2(y, x)))
  const spines = many(45, (k): Circle => {
    const i = k % 9
    return [...bent(0.08 + i * 0.095, (Math.floor(k / 9) / 5) * 2 * Math.PI), 0.034 - i * 0.0022]
  })
  const scattered = many(170, (): Circle => {
    const angle = random.range(0, 2 * Math.PI)
    return [...bent(radius(angle) * Math.sqrt(random.unit()) * 0.92, angle), random.range(0.012, 0.024)]
  })
  return { edge, warts: [...scattered, ...spines] }
}

export const starfish: Thing = (random) => {
  const hue = random.pick([12, 22, 32, 4, 350, 275])
  const [s, l] = random.chance(0.3) ? [38, 66] : [70, 48]
  const { edge, warts } = body(random)
  const dots = (pen: Pen, style: string) => {
    pen.fillStyle = style
    for (const wart of warts) disc(pen, wart)
  }
  const skin = { 0: hsl(hue + 6, s, l + 4), 0.5: hsl(hue, s, l), 1: hsl(hue - 6, s, l - 8) }
  const paint = (pen: Pen) => {
    polygon(pen, edge)
    pen.fillStyle = radial(pen, [0, 0, 1], skin)
    pen.fill()
    pen.clip()
    dots(pen, hsl(hue + 14, s - 12, Math.min(86, l + 20), 0.75))
  }
  const part: Part = {
    material: { depth: 0.3, bevel: 0.6, gloss: 0.22, bumps: [0.03, 30] },
    paint,
    relief: (pen) => dots(pen, level(0.9)),
    reliefDepth: 0.045,
  }
  return [part]
}
