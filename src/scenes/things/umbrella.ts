import type { Part, Pen, Thing } from '../types'
import { hsl, level } from './strokes'

const GORES = 6
/** Where the scallops meet the rim, from left to right. */
const ribs = Array.from({ length: GORES + 1 }, (_, i) => -Math.cos((i / GORES) * Math.PI) * 0.95)
const TIP = -0.82
const RIM = 0.12

function gore(pen: Pen, left: number, right: number): void {
  pen.beginPath()
  pen.moveTo(0, TIP)
  pen.bezierCurveTo(left * 0.62, TIP + 0.04, left, -0.4, left, RIM)
  pen.quadraticCurveTo((left + right) / 2, RIM - 0.16, right, RIM)
  pen.bezierCurveTo(right, -0.4, right * 0.62, TIP + 0.04, 0, TIP)
  pen.closePath()
}

function canopy(colours: readonly string[]): Part {
  const each = (draw: (left: number, right: number, i: number) => void) => {
    for (let i = 0; i < GORES; i++) draw(ribs[i] ?? 0, ribs[i + 1] ?? 0, i)
  }
  const paint = (pen: Pen) =>
    each((left, right, i) => {
      gore(pen, left, right)
      pen.fillStyle = colours[i % colours.length] ?? 'red'
      pen.fill()
      pen.strokeStyle = pen.fillStyle
      pen.lineWidth = 0.006
      pen.stroke()
    })
  const relief = (pen: Pen) =>
    each((left, right) => {
      gore(pen, left, right)
      pen.strokeStyle = level(-0.9)
      pen.lineWidth = 0.045
      pen.stroke()
    })
  return { material: { depth: 0.4, bevel: 0.5, gloss: 0.3 }, paint, relief, reliefDepth: 0.05 }
}

function pole(wood: boolean): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = wood ? hsl(26, 50, 34) : hsl(210, 6, 60)
    pen.lineWidth = 0.055
    pen.beginPath()
    pen.moveTo(0, -0.97)
    pen.lineTo(0, 0.62)
    pen.stroke()
  }
  return { material: { depth: 0.05, bevel: Infinity, gloss: 0.6, metal: wood ? 0 : 0.8 }, paint }
}

function crook(colour: string, side: number): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = colour
    pen.lineWidth = 0.1
    pen.beginPath()
    pen.moveTo(0, 0.5)
    pen.lineTo(0, 0.76)
    pen.bezierCurveTo(0, 1, 0.32 * side, 1, 0.31 * side, 0.74)
    pen.stroke()
  }
  return { material: { depth: 0.08, bevel: Infinity, gloss: 0.6 }, paint }
}

export const umbrella: Thing = (random) => {
  const hue = random.pick([2, 212, 48, 160, 288, 330, 20])
  const main = hsl(hue, random.range(58, 78), random.range(40, 54))
  const other = random.pick([main, hsl(hue, 40, 90), hsl(hue + 40, 70, 60), hsl(40, 30, 92)])
  const wood = random.chance(0.6)
  const grip = random.pick([hsl(24, 55, 26), hsl(0, 0, 14), hsl(hue, 60, 36)])
  return [pole(wood), crook(grip, random.pick([-1, 1])), canopy([main, other])]
}
