// Things on the table that belong to no class: they make the picture a table and the task honest.
import type { Random } from './random'
import { disc, hsl, level, polar, polygon } from './things/strokes'
import type { Part, Pen, Thing } from './types'

const pebble: Thing = (random) => {
  const waves = Array.from(
    { length: 4 },
    (_, k) => [random.range(0, 6.3), random.range(0, 0.12) / (k + 1)] as const,
  )
  const edge = polar(
    (a) => 0.8 + waves.reduce((sum, [phase, size], k) => sum + size * Math.cos((k + 1) * a + phase), 0),
    60,
  )
  const colour = hsl(random.pick([30, 210, 20, 50]), random.range(3, 16), random.range(28, 78))
  const paint = (pen: Pen) => {
    polygon(pen, edge)
    pen.fillStyle = colour
    pen.fill()
  }
  return [{ material: { depth: 0.45, bevel: Infinity, gloss: 0.25, bumps: [0.08, 8] }, paint }]
}

const coin: Thing = (random) => {
  const colour = random.pick([hsl(30, 45, 50), hsl(210, 5, 72), hsl(46, 45, 60)])
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    disc(pen, 0, 0, 0.9)
  }
  const relief = (pen: Pen) => {
    pen.strokeStyle = level(0.8)
    pen.lineWidth = 0.1
    pen.beginPath()
    pen.arc(0, 0, 0.78, 0, 2 * Math.PI)
    pen.stroke()
    pen.fillStyle = level(0.7)
    polygon(
      pen,
      polar((a) => 0.3 + 0.16 * Math.cos(3 * a), 40),
    )
    pen.fill()
  }
  return [{ material: { depth: 0.1, bevel: 0.06, gloss: 0.5, metal: 0.8 }, paint, relief, reliefDepth: 0.06 }]
}

const button: Thing = (random) => {
  const colour = hsl(random.range(0, 360), random.range(10, 60), random.range(30, 82))
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    disc(pen, 0, 0, 0.85)
    pen.globalCompositeOperation = 'destination-out'
    for (const [x, y] of [
      [-1, -1],
      [1, -1],
      [-1, 1],
      [1, 1],
    ] as const)
      disc(pen, 0.2 * x, 0.2 * y, 0.1)
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = level(-0.8)
    disc(pen, 0, 0, 0.55)
  }
  return [{ material: { depth: 0.2, bevel: 0.15, gloss: 0.6 }, paint, relief, reliefDepth: 0.06 }]
}

const note: Thing = (random) => {
  const colour = hsl(random.pick([52, 340, 196, 90, 40]), random.range(25, 80), random.range(68, 90))
  const lines = random.whole(0, 5)
  const ends = Array.from({ length: 5 }, () => random.range(0.1, 0.6))
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    pen.fillRect(-0.72, -0.66, 1.44, 1.32)
    pen.strokeStyle = hsl(220, 25, 30, 0.7)
    pen.lineWidth = 0.035
    for (let i = 0; i < lines; i++) {
      pen.beginPath()
      pen.moveTo(-0.56, -0.42 + i * 0.2)
      pen.lineTo(ends[i] ?? 0, -0.42 + i * 0.2)
      pen.stroke()
    }
  }
  return [{ material: { depth: 0.03, bevel: 0.3, gloss: 0.05 }, paint }]
}

const pencil: Thing = (random) => {
  const colour = hsl(random.pick([46, 6, 214, 120, 24]), 72, random.range(38, 52))
  const paint = (pen: Pen) => {
    const box = (style: string, [from, to]: readonly [number, number]) => {
      pen.fillStyle = style
      pen.fillRect(from, -0.07, to - from, 0.14)
    }
    box(colour, [-0.66, 0.72])
    box(hsl(345, 45, 66), [-0.94, -0.8])
    box(hsl(40, 20, 64), [-0.82, -0.66])
    pen.fillStyle = hsl(34, 50, 72)
    polygon(pen, [
      [0.715, -0.07],
      [0.96, 0],
      [0.715, 0.07],
    ])
    pen.fill()
    pen.fillStyle = '#222222'
    polygon(pen, [
      [0.88, -0.022],
      [0.96, 0],
      [0.88, 0.022],
    ])
    pen.fill()
  }
  return [{ material: { depth: 0.08, bevel: Infinity, gloss: 0.5 }, paint }]
}

const string: Thing = (random) => {
  const bends = Array.from({ length: 6 }, () => random.range(-0.7, 0.7))
  const colour = hsl(random.pick([36, 0, 210, 30]), random.range(15, 55), random.range(40, 80))
  const paint = (pen: Pen) => {
    const [a, b, c, d, e, f] = bends as [number, number, number, number, number, number]
    pen.strokeStyle = colour
    pen.lineWidth = 0.055
    pen.beginPath()
    pen.moveTo(-0.9, a)
    pen.bezierCurveTo(-0.3, b, 0.2, c, 0, d)
    pen.bezierCurveTo(-0.3, e, 0.5, f, 0.9, -a)
    pen.stroke()
  }
  return [{ material: { depth: 0.05, bevel: Infinity, gloss: 0.1, bumps: [0.05, 50] }, paint }]
}

const block: Thing = (random) => {
  const colour = hsl(random.range(0, 360), random.range(30, 70), random.range(36, 64))
  const round = random.range(0.04, 0.3)
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.roundRect(-0.6, -0.6, 1.2, 1.2, round)
    pen.fill()
  }
  const part: Part = { material: { depth: 0.3, bevel: 0.12, gloss: random.range(0.1, 0.7) }, paint }
  return [part]
}

export interface Clutter {
  readonly thing: Thing
  readonly tall: number
  readonly small: number
  readonly large: number
}

const stock: readonly Clutter[] = [
  { thing: pebble, tall: 0.5, small: 0.025, large: 0.07 },
  { thing: coin, tall: 0.15, small: 0.03, large: 0.05 },
  { thing: button, tall: 0.2, small: 0.025, large: 0.045 },
  { thing: note, tall: 0.04, small: 0.1, large: 0.22 },
  { thing: pencil, tall: 0.1, small: 0.18, large: 0.32 },
  { thing: string, tall: 0.06, small: 0.15, large: 0.3 },
  { thing: block, tall: 0.7, small: 0.04, large: 0.09 },
]

export function clutter(random: Random): Clutter {
  return random.pick(stock)
}
