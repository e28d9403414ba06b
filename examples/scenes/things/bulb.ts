import type { Part, Pen, Thing } from '../types'
import { along, hsl, level, radial } from './strokes'

function envelope(pen: Pen): void {
  pen.beginPath()
  pen.moveTo(-0.22, 0.48)
  pen.bezierCurveTo(-0.26, 0.24, -0.62, 0.12, -0.62, -0.34)
  pen.bezierCurveTo(-0.62, -0.72, -0.34, -0.96, 0, -0.96)
  pen.bezierCurveTo(0.34, -0.96, 0.62, -0.72, 0.62, -0.34)
  pen.bezierCurveTo(0.62, 0.12, 0.26, 0.24, 0.22, 0.48)
  pen.closePath()
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
  const relief = (pen: Pen) => {
    pen.strokeStyle = level(-1)
    pen.lineWidth = 0.045
    for (const y of [0.49, 0.585, 0.68, 0.775]) {
      pen.beginPath()
      pen.moveTo(-0.3, y + 0.025)
      pen.lineTo(0.3, y - 0.025)
      pen.stroke()
    }
  }
  return {
    material: { depth: 0.2, bevel: Infinity, gloss: 0.7, metal: 0.85 },
    paint,
    relief,
    reliefDepth: 0.05,
  }
}

/** Glass post and wire, seen through the envelope. */
function filament(): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = hsl(40, 20, 55)
    pen.lineWidth = 0.03
    pen.beginPath()
    pen.moveTo(-0.05, 0.45)
    pen.lineTo(-0.2, -0.2)
    pen.moveTo(0.05, 0.45)
    pen.lineTo(0.2, -0.2)
    pen.stroke()
    pen.strokeStyle = hsl(32, 75, 42)
    pen.lineWidth = 0.028
    pen.beginPath()
    pen.moveTo(-0.2, -0.2)
    for (let i = 0; i <= 8; i++) pen.lineTo(-0.2 + i * 0.05, -0.3 + 0.14 * (i % 2))
    pen.lineTo(0.2, -0.2)
    pen.stroke()
  }
  return { material: { depth: 0.02, bevel: Infinity, gloss: 0.4, metal: 0.4 }, paint }
}

function glass(frosted: boolean, tint: number): Part {
  const paint = (pen: Pen) => {
    envelope(pen)
    pen.fillStyle = frosted
      ? radial(
          pen,
          [0, -0.3, 0.8],
          [
            [0, hsl(tint, 26, 93)],
            [1, hsl(tint, 20, 84)],
          ],
        )
      : along(
          pen,
          [
            [-0.6, 0],
            [0.6, 0],
          ],
          [
            [0, hsl(tint, 30, 70)],
            [0.5, hsl(tint, 24, 84)],
            [1, hsl(tint, 30, 70)],
          ],
        )
    pen.fill()
  }
  return {
    material: { depth: 0.58, bevel: Infinity, gloss: frosted ? 0.6 : 0.92, clear: frosted ? 0 : 0.66 },
    paint,
  }
}

export const bulb: Thing = (random) => {
  const frosted = random.chance(0.45)
  const tint = random.pick([44, 44, 200, 34])
  const base = socket(random.pick([hsl(46, 45, 60), hsl(210, 5, 72)]))
  return frosted ? [base, glass(true, tint)] : [base, filament(), glass(false, tint)]
}
