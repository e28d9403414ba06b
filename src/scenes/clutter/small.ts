// Pebbles, coins, buttons, blocks.
import { disc, hsl, level, many, polar, polygon, ring } from '../things/strokes'
import type { Part, Pen, Thing } from '../types'

export const pebble: Thing = (random) => {
  const waves = many(4, (k) => [random.range(0, 6.3), random.range(0, 0.12) / (k + 1)] as const)
  const wave = (a: number) =>
    waves.reduce((sum, [phase, size], k) => sum + size * Math.cos((k + 1) * a + phase), 0)
  const edge = polar((a) => 0.8 + wave(a), 60)
  const colour = hsl(random.pick([30, 210, 20, 50]), random.range(3, 16), random.range(28, 78))
  const paint = (pen: Pen) => {
    polygon(pen, edge)
    pen.fillStyle = colour
    pen.fill()
  }
  return [{ material: { depth: 0.45, bevel: Infinity, gloss: 0.25, bumps: [0.08, 8] }, paint }]
}

const emblem = polar((a) => 0.3 + 0.16 * Math.cos(3 * a), 40)

export const coin: Thing = (random) => {
  const colour = random.pick([hsl(30, 45, 50), hsl(210, 5, 72), hsl(46, 45, 60)])
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    disc(pen, [0, 0, 0.9])
  }
  const relief = (pen: Pen) => {
    pen.strokeStyle = level(0.8)
    pen.lineWidth = 0.1
    ring(pen, [0, 0, 0.78])
    pen.fillStyle = level(0.7)
    polygon(pen, emblem)
    pen.fill()
  }
  return [{ material: { depth: 0.1, bevel: 0.06, gloss: 0.5, metal: 0.8 }, paint, relief, reliefDepth: 0.06 }]
}

export const button: Thing = (random) => {
  const colour = hsl(random.range(0, 360), random.range(10, 60), random.range(30, 82))
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    disc(pen, [0, 0, 0.85])
    pen.globalCompositeOperation = 'destination-out'
    for (const x of [-0.2, 0.2]) for (const y of [-0.2, 0.2]) disc(pen, [x, y, 0.1])
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = level(-0.8)
    disc(pen, [0, 0, 0.55])
  }
  return [{ material: { depth: 0.2, bevel: 0.15, gloss: 0.6 }, paint, relief, reliefDepth: 0.06 }]
}

export const block: Thing = (random) => {
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
