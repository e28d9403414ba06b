import type { Part, Pen, Thing } from '../types'
import { disc, hsl, level, type Point, polar, polygon, radial } from './strokes'

export const starfish: Thing = (random) => {
  const hue = random.pick([12, 22, 32, 4, 350, 275])
  const pale = random.chance(0.3)
  const [saturation, lightness] = pale ? [38, 66] : [70, 48]
  const slim = random.range(1.5, 2.3)
  const sway = random.range(-0.35, 0.35)
  const lengths = Array.from({ length: 5 }, () => random.range(0.9, 1))
  const arm = (angle: number) => Math.round(((angle / (2 * Math.PI)) * 5) % 5) % 5
  const radius = (angle: number) => {
    const wave = Math.abs(Math.cos(2.5 * angle)) ** slim
    return (0.3 + 0.66 * wave) * (1 + ((lengths[arm(angle)] ?? 1) - 1) * wave)
  }
  const twist = ([x, y]: Point): Point => {
    const turn = sway * Math.hypot(x, y) ** 2
    return [x * Math.cos(turn) - y * Math.sin(turn), x * Math.sin(turn) + y * Math.cos(turn)]
  }
  const edge = polar(radius, 240).map(twist)
  const spines = Array.from({ length: 5 }, (_, k) => (k / 5) * 2 * Math.PI).flatMap((angle) =>
    Array.from({ length: 9 }, (_, i) => {
      const r = 0.08 + i * 0.095
      return { at: twist([r * Math.cos(angle), r * Math.sin(angle)]), r: 0.034 - i * 0.0022 }
    }),
  )
  const warts = Array.from({ length: 170 }, () => {
    const angle = random.range(0, 2 * Math.PI)
    const r = radius(angle) * Math.sqrt(random.unit()) * 0.92
    return { at: twist([r * Math.cos(angle), r * Math.sin(angle)]), r: random.range(0.012, 0.024) }
  })
  const dots = (pen: Pen, style: string) => {
    pen.fillStyle = style
    for (const { at, r } of [...warts, ...spines]) disc(pen, at[0], at[1], r)
  }
  const paint = (pen: Pen) => {
    polygon(pen, edge)
    pen.fillStyle = radial(
      pen,
      [0, 0, 1],
      [
        [0, hsl(hue + 6, saturation, lightness + 4)],
        [0.5, hsl(hue, saturation, lightness)],
        [1, hsl(hue - 6, saturation, lightness - 8)],
      ],
    )
    pen.fill()
    pen.clip()
    dots(pen, hsl(hue + 14, saturation - 12, Math.min(86, lightness + 20), 0.75))
  }
  const part: Part = {
    material: { depth: 0.3, bevel: 0.6, gloss: 0.22, bumps: [0.03, 30] },
    paint,
    relief: (pen) => dots(pen, level(0.9)),
    reliefDepth: 0.045,
  }
  return [part]
}
