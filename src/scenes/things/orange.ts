import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { halfOrange } from './halfOrange'
import { disc, hsl, level, polar, polygon, radial } from './strokes'

interface Look {
  readonly hue: number
  /** Where the stalk was. */
  readonly navel: readonly [number, number]
  readonly green: number
}

function paintPeel(pen: Pen, { hue, navel, green }: Look): void {
  const peel = { 0: hsl(hue, 95, 53), 0.8: hsl(hue - 1, 94, 50), 1: hsl(hue - 5, 92, 44) }
  pen.fillStyle = radial(pen, [0, 0, 0.94], peel)
  disc(pen, [0, 0, 0.92])
  pen.fillStyle = radial(pen, [...navel, 0.22], { 0: hsl(green - 20, 60, 40, 0.7), 1: hsl(hue, 90, 50, 0) })
  disc(pen, [...navel, 0.22])
}

function whole(random: Random): Part[] {
  const hue = random.range(24, 33)
  const navel = [random.range(-0.4, 0.4), random.range(-0.4, 0.4)] as const
  const green = random.range(80, 110)
  const relief = (pen: Pen) => {
    pen.fillStyle = radial(pen, [...navel, 0.24], { 0: level(-0.9), 1: level(-0.001) })
    disc(pen, [...navel, 0.24])
  }
  const star = polar((a) => 0.055 + 0.045 * Math.cos(2.5 * a) ** 2, 60)
  const paintStar = (pen: Pen) => {
    pen.fillStyle = hsl(green, 40, 30)
    polygon(
      pen,
      star.map(([x, y]) => [x + navel[0], y + navel[1]] as const),
    )
    pen.fill()
  }
  const peel = { depth: 0.85, bevel: Infinity, gloss: 0.42, bumps: [0.03, 44] } as const
  return [
    { material: peel, paint: (pen) => paintPeel(pen, { hue, navel, green }), relief, reliefDepth: 0.09 },
    { material: { depth: 0.03, bevel: 0.05, gloss: 0.1 }, paint: paintStar },
  ]
}

export const orange: Thing = (random) => (random.chance(0.6) ? whole(random) : halfOrange(random))
