// Notes, pencils, string.
import { hsl, many, polygon, stroke } from '../things/strokes'
import type { Pen, Thing } from '../types'

export const note: Thing = (random) => {
  const colour = hsl(random.pick([52, 340, 196, 90, 40]), random.range(25, 80), random.range(68, 90))
  const lines = random.whole(0, 5)
  const ends = many(5, () => random.range(0.1, 0.6)).slice(0, lines)
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    pen.fillRect(-0.72, -0.66, 1.44, 1.32)
    pen.strokeStyle = hsl(220, 25, 30, 0.7)
    pen.lineWidth = 0.035
    ends.forEach((end, i) => {
      stroke(pen, [-0.56, -0.42 + i * 0.2, end, -0.42 + i * 0.2])
    })
  }
  return [{ material: { depth: 0.03, bevel: 0.3, gloss: 0.05 }, paint }]
}

/** The sharpened end, `half` as wide as it is at `from`. */
function tip(pen: Pen, from: number, half: number): void {
  polygon(pen, [
    [from, -half],
    [0.96, 0],
    [from, half],
  ])
  pen.fill()
}

export const pencil: Thing = (random) => {
  const colour = hsl(random.pick([46, 6, 214, 120, 24]), 72, random.range(38, 52))
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    pen.fillRect(-0.66, -0.07, 1.38, 0.14)
    pen.fillStyle = hsl(345, 45, 66)
    pen.fillRect(-0.94, -0.07, 0.14, 0.14)
    pen.fillStyle = hsl(40, 20, 64)
    pen.fillRect(-0.82, -0.07, 0.16, 0.14)
    pen.fillStyle = hsl(34, 50, 72)
    tip(pen, 0.715, 0.07)
    pen.fillStyle = '#222222'
    tip(pen, 0.88, 0.022)
  }
  return [{ material: { depth: 0.08, bevel: Infinity, gloss: 0.5 }, paint }]
}

export const string: Thing = (random) => {
  const bends = many(6, () => random.range(-0.7, 0.7))
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
