import type { Part, Pen, Thing } from '../types'
import { disc, hsl, level } from './strokes'

/** The pivot lies here; a half is drawn closed, blade up, and turned about it. */
const PIVOT = -0.06

interface Half {
  readonly side: number
  readonly angle: number
  readonly grip: string
  readonly loop: readonly [width: number, height: number]
}

function turned(pen: Pen, angle: number): void {
  pen.translate(0, PIVOT)
  pen.rotate(angle)
  pen.translate(0, -PIVOT)
}

function blade({ side, angle }: Half): Part {
  const paint = (pen: Pen) => {
    turned(pen, angle)
    pen.fillStyle = hsl(208, 6, 76)
    pen.beginPath()
    pen.moveTo(0.02 * side, -0.98)
    pen.quadraticCurveTo(0.19 * side, -0.6, 0.15 * side, 0.06)
    pen.lineTo(0.08 * side, 0.3)
    pen.lineTo(-0.06 * side, 0.3)
    pen.lineTo(-0.06 * side, -0.1)
    pen.closePath()
    pen.fill()
  }
  const relief = (pen: Pen) => {
    turned(pen, angle)
    pen.strokeStyle = level(-0.8)
    pen.lineWidth = 0.035
    pen.beginPath()
    pen.moveTo(0.0, -0.86)
    pen.lineTo(0.0, -0.18)
    pen.stroke()
  }
  return { material: { depth: 0.05, bevel: 0.045, gloss: 0.7, metal: 0.9 }, paint, relief, reliefDepth: 0.03 }
}

function grip({ side, angle, grip, loop }: Half): Part {
  const paint = (pen: Pen) => {
    turned(pen, angle)
    pen.strokeStyle = grip
    pen.lineWidth = 0.15
    pen.beginPath()
    pen.moveTo(0, 0.16)
    pen.quadraticCurveTo(0, 0.3, -0.1 * side, 0.42)
    pen.stroke()
    pen.beginPath()
    pen.ellipse(-0.2 * side, 0.64, loop[0], loop[1], 0.25 * side, 0, 2 * Math.PI)
    pen.stroke()
  }
  return { material: { depth: 0.1, bevel: Infinity, gloss: 0.6 }, paint }
}

function screw(): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = hsl(40, 8, 66)
    disc(pen, [0, PIVOT, 0.062])
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = level(-1)
    pen.fillRect(-0.05, PIVOT - 0.01, 0.1, 0.02)
  }
  return { material: { depth: 0.035, bevel: 0.03, gloss: 0.7, metal: 0.8 }, paint, relief, reliefDepth: 0.02 }
}

export const scissors: Thing = (random) => {
  const steel = random.chance(0.2)
  const hue = random.pick([4, 205, 145, 32, 285])
  const colour = steel ? hsl(208, 6, 70) : random.pick([hsl(hue, 72, 42), hsl(hue, 68, 48), hsl(0, 0, 14)])
  const open = random.range(0.2, 0.5)
  const loop = [random.range(0.14, 0.17), random.range(0.2, 0.24)] as const
  const halves = [-1, 1].map((side): Half => ({ side, angle: (side * open) / 2, grip: colour, loop }))
  return [...halves.flatMap((half) => [blade(half), grip(half)]), screw()]
}
