import type { Part, Pen, Thing } from '../types'
import { along, hsl, level, many, radial, stroke } from './strokes'

function envelope(pen: Pen): void {
  pen.beginPath()
  pen.moveTo(-0.22, 0.48)
  pen.bezierCurveTo(-0.26, 0.24, -0.62, 0.12, -0.62, -0.34)
  pen.bezierCurveTo(-0.62, -0.72, -0.34, -0.96, 0, -0.96)
  pen.bezierCurveTo(0.34, -0.96, 0.62, -0.72, 0.62, -0.34)
  pen.bezierCurveTo(0.62, 0.12, 0.26, 0.24, 0.22, 0.48)
  pen.closePath()
}

function thread(pen: Pen): void {
  pen.strokeStyle = level(-1)
  pen.lineWidth = 0.045
  for (const y of [0.49, 0.585, 0.68, 0.775]) stroke(pen, [-0.3, y + 0.025, 0.3, y - 0.025])
}

function socket(colour: string): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    pen.beginPath()
    pen.roundRect(-0.235, 0.42, 0.47, 0.42, 0.06)
    pen.fill()
    pen.fillStyle = hsl(0, 0, 12)
    pen.beginPath()
    pen.moveTo(-0.18, 0.84)
    pen.quadraticCurveTo(0, 1.06, 0.18, 0.84)
    pen.fill()
  }
  const material = { depth: 0.2, bevel: Infinity, gloss: 0.7, metal: 0.85 }
  return { material, paint, relief: thread, reliefDepth: 0.05 }
}

/** Glass post and wire, seen through the envelope. */
function filament(): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = hsl(40, 20, 55)
    pen.lineWidth = 0.03
    stroke(pen, [-0.05, 0.45, -0.2, -0.2])
    stroke(pen, [0.05, 0.45, 0.2, -0.2])
    pen.strokeStyle = hsl(32, 75, 42)
    pen.lineWidth = 0.028
    const coil = many(9, (i) => [-0.2 + i * 0.05, -0.3 + 0.14 * (i % 2)]).flat()
    stroke(pen, [-0.2, -0.2, ...coil, 0.2, -0.2])
  }
  return { material: { depth: 0.02, bevel: Infinity, gloss: 0.4, metal: 0.4 }, paint }
}

function frostedGlass(tint: number): Part {
  const paint = (pen: Pen) => {
    envelope(pen)
    pen.fillStyle = radial(pen, [0, -0.3, 0.8], { 0: hsl(tint, 26, 93), 1: hsl(tint, 20, 84) })
    pen.fill()
  }
  return { material: { depth: 0.58, bevel: Infinity, gloss: 0.6 }, paint }
}

function clearGlass(tint: number): Part {
  const wall = hsl(tint, 30, 70)
  const paint = (pen: Pen) => {
    envelope(pen)
    pen.fillStyle = along(pen, [-0.6, 0, 0.6, 0], { 0: wall, 0.5: hsl(tint, 24, 84), 1: wall })
    pen.fill()
  }
  return { material: { depth: 0.58, bevel: Infinity, gloss: 0.92, clear: 0.66 }, paint }
}

export const bulb: Thing = (random) => {
  const frosted = random.chance(0.45)
  const tint = random.pick([44, 44, 200, 34])
  const base = socket(random.pick([hsl(46, 45, 60), hsl(210, 5, 72)]))
  return frosted ? [base, frostedGlass(tint)] : [base, filament(), clearGlass(tint)]
}
