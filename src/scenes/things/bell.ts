import type { Part, Pen, Thing } from '../types'
import { disc, hsl, level, ring } from './strokes'

function shell(pen: Pen, flare: number): void {
  pen.beginPath()
  pen.moveTo(0, -0.7)
  pen.bezierCurveTo(0.42, -0.72, 0.44, -0.32, 0.48, 0)
  pen.bezierCurveTo(0.52, 0.3, 0.62, 0.4, flare, 0.58)
  pen.quadraticCurveTo(flare, 0.68, flare - 0.08, 0.68)
  pen.lineTo(-flare + 0.08, 0.68)
  pen.quadraticCurveTo(-flare, 0.68, -flare, 0.58)
  pen.bezierCurveTo(-0.62, 0.4, -0.52, 0.3, -0.48, 0)
  pen.bezierCurveTo(-0.44, -0.32, -0.42, -0.72, 0, -0.7)
  pen.closePath()
}

function loop(colour: string): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = colour
    pen.lineWidth = 0.085
    ring(pen, [0, -0.8, 0.13])
  }
  return { material: { depth: 0.07, bevel: Infinity, gloss: 0.7, metal: 0.8 }, paint }
}

function clapper(colour: string): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    disc(pen, [0, 0.76, 0.18])
  }
  return { material: { depth: 0.17, bevel: Infinity, gloss: 0.7, metal: 0.8 }, paint }
}

/** A satin bow tied to the loop. */
function bow(hue: number): Part {
  const paint = (pen: Pen) => {
    pen.fillStyle = hsl(hue, 70, 40)
    for (const side of [-1, 1]) {
      pen.beginPath()
      pen.moveTo(0, -0.68)
      pen.bezierCurveTo(0.2 * side, -1.02, 0.58 * side, -0.98, 0.5 * side, -0.7)
      pen.bezierCurveTo(0.5 * side, -0.5, 0.2 * side, -0.54, 0, -0.68)
      pen.fill()
    }
    pen.fillStyle = hsl(hue, 68, 34)
    disc(pen, [0, -0.69, 0.095])
  }
  return { material: { depth: 0.14, bevel: Infinity, gloss: 0.45 }, paint }
}

/** Grooves round the shell, and the thick lip. */
function turnings(pen: Pen, bands: readonly number[]): void {
  pen.lineWidth = 0.035
  pen.strokeStyle = level(-0.9)
  for (const y of bands) {
    pen.beginPath()
    pen.moveTo(-1, y)
    pen.quadraticCurveTo(0, y + 0.09, 1, y)
    pen.stroke()
  }
  pen.fillStyle = level(0.7)
  pen.fillRect(-1, 0.57, 2, 0.2)
}

export const bell: Thing = (random) => {
  const colour = random.pick([hsl(42, 68, 54), hsl(46, 72, 60), hsl(210, 7, 76), hsl(20, 52, 48)])
  const flare = random.range(0.74, 0.84)
  const bands = random.pick([[0.34, 0.42], [0.44], [-0.36, 0.38, 0.46]])
  const paint = (pen: Pen) => {
    shell(pen, flare)
    pen.fillStyle = colour
    pen.fill()
  }
  const material = { depth: 0.52, bevel: Infinity, gloss: 0.8, metal: 0.8 }
  const shape: Part = { material, paint, relief: (pen) => turnings(pen, bands), reliefDepth: 0.04 }
  const parts = [loop(colour), clapper(colour), shape]
  return random.chance(0.4) ? [...parts, bow(random.pick([0, 130, 215, 340]))] : parts
}
