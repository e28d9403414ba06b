import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { type Coat, coats } from './fishCoats'
import { fins, flipper } from './fishFins'
import {
  along,
  curve,
  disc,
  hsl,
  level,
  many,
  outline,
  type Point,
  polygon,
  type Ribbon,
  stroke,
} from './strokes'

interface Look {
  readonly coat: Coat
  /** Half its height. */
  readonly plump: number
  readonly edge: readonly Point[]
  /** Where stripes begin, from head to tail. */
  readonly bars: readonly number[]
}

/** Nose at the left (t = 0), root of the tail at the right. */
function trunk(plump: number, arch: number): Ribbon {
  const swell = (t: number) => Math.sin(Math.PI * Math.min(1, t * 0.86 + 0.02) ** 0.72) ** 0.85
  return { middle: curve([-0.95, 0.02], [-0.1, arch], [0.66, 0]), half: (t) => plump * swell(t) + 0.045 * t }
}

function look(random: Random, coat: Coat, plump: number): Look {
  const edge = outline(trunk(plump, random.range(-0.06, 0.06)))
  const bars = many(6, (i) => -0.36 + i * 0.18 + random.range(-0.02, 0.02))
  return { coat, plump, edge, bars }
}

function scales(pen: Pen, plump: number): void {
  pen.lineWidth = 0.014
  for (let row = -6; row <= 6; row++) {
    for (let column = 0; column < 14; column++) {
      pen.beginPath()
      const x = -0.42 + column * 0.078 + (row & 1) * 0.039
      pen.arc(x, row * plump * 0.16, 0.045, 0.5 * Math.PI, 1.5 * Math.PI)
      pen.stroke()
    }
  }
}

function gill(pen: Pen): void {
  pen.beginPath()
  pen.arc(-0.75, 0.0, 0.27, -0.95, 0.95)
  pen.stroke()
}

function paintBody(pen: Pen, { coat, plump, edge, bars }: Look): void {
  const { back, side, belly } = coat
  polygon(pen, edge)
  pen.fillStyle = along(pen, [0, -plump, 0, plump], { 0: back, 0.28: back, 0.5: side, 0.85: belly, 1: belly })
  pen.fill()
  pen.clip()
  pen.strokeStyle = back
  pen.lineWidth = 0.06
  if (coat.stripes) for (const x of bars) stroke(pen, [x, -plump, x + 0.05, plump * 0.35])
  pen.strokeStyle = 'rgba(10, 20, 30, 0.2)'
  scales(pen, plump)
  pen.strokeStyle = 'rgba(20, 10, 10, 0.5)'
  pen.lineWidth = 0.022
  gill(pen)
  stroke(pen, [-0.97, 0.06, -0.84, 0.08])
}

function body(seen: Look): Part {
  const relief = (pen: Pen) => {
    pen.strokeStyle = level(-0.6)
    scales(pen, seen.plump)
    pen.strokeStyle = level(-0.9)
    pen.lineWidth = 0.04
    gill(pen)
  }
  const material = { depth: 0.26, bevel: Infinity, gloss: 0.72, metal: seen.coat.metal }
  return { material, paint: (pen) => paintBody(pen, seen), relief, reliefDepth: 0.025 }
}

function eye(): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = hsl(46, 70, 72)
    disc(pen, [-0.76, -0.06, 0.072])
    pen.fillStyle = '#0a0a0c'
    disc(pen, [-0.765, -0.06, 0.045])
  }
  return { material: { depth: 0.05, bevel: Infinity, gloss: 0.95 }, paint }
}

export const fish: Thing = (random) => {
  const coat = random.pick(coats)
  const plump = random.range(0.25, 0.4)
  const sweep = random.range(0, 0.1)
  return [fins(coat, plump, sweep), body(look(random, coat, plump)), flipper(coat), eye()]
}
