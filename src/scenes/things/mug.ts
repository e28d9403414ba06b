import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { disc, hsl, level, radial, ring } from './strokes'

type Glaze = readonly [hue: number, saturation: number, lightness: number]

const glazes: readonly Glaze[] = [
  [0, 0, 93],
  [40, 30, 86],
  [210, 45, 36],
  [160, 28, 40],
  [8, 62, 44],
  [220, 12, 24],
  [196, 40, 66],
]

/** Seen from above, the body left of the middle so that the handle fits. */
const X = -0.16
const RIM = 0.78

function handle(glaze: string): Part {
  const paint = (pen: Pen) => {
    pen.strokeStyle = glaze
    pen.lineWidth = 0.17
    pen.beginPath()
    pen.moveTo(X + 0.6, -0.13)
    pen.bezierCurveTo(X + 1.2, -0.24, X + 1.2, 0.24, X + 0.6, 0.13)
    pen.stroke()
  }
  return { material: { depth: 0.12, bevel: Infinity, gloss: 0.75 }, paint }
}

/** A swirl of milk: rosettas are hard, a heart and rings are not. */
function milk(pen: Pen, kind: string): void {
  pen.fillStyle = hsl(36, 60, 82, 0.92)
  pen.strokeStyle = hsl(36, 60, 82, 0.8)
  pen.lineWidth = 0.05
  if (kind === 'heart') {
    pen.beginPath()
    pen.moveTo(X, 0.34)
    pen.bezierCurveTo(X - 0.55, -0.02, X - 0.3, -0.45, X, -0.16)
    pen.bezierCurveTo(X + 0.3, -0.45, X + 0.55, -0.02, X, 0.34)
    pen.fill()
  }
  for (const r of kind === 'rings' ? [0.16, 0.28, 0.4] : []) {
    pen.beginPath()
    pen.arc(X, 0.02, r, 0.5, 5.6)
    pen.stroke()
  }
}

/** The sky on the surface. */
function sheen(pen: Pen): void {
  const sky = (alpha: number) => `rgba(235, 240, 255, ${alpha})`
  pen.fillStyle = radial(pen, [X - 0.12, -0.2, 0.5], { 0: sky(0.2), 0.6: sky(0.07), 1: sky(0) })
  disc(pen, [X, 0, 0.57])
}

function drink(random: Random): Part {
  const tea = random.chance(0.3)
  const kind = random.pick(['plain', 'heart', 'rings', 'plain'])
  const [hue, light] = tea ? [random.range(18, 30), 30] : [24, random.range(10, 26)]
  const middle = { 0: hsl(hue, 65, light), 0.82: hsl(hue, 66, light * 0.9) }
  const edge = { 0.94: hsl(hue + 6, 60, light + 14), 1: hsl(hue, 60, light * 0.6) }
  const paint = (pen: Pen) => {
    pen.fillStyle = radial(pen, [X, 0, 0.62], { ...middle, ...edge })
    disc(pen, [X, 0, 0.6])
    if (!tea) milk(pen, kind)
    sheen(pen)
  }
  return { material: { depth: 0.015, bevel: 0.03, gloss: 0.85 }, paint }
}

function inside([h, s, l]: Glaze): Part {
  const light = l * 0.5
  const floor = {
    0: hsl(h, s * 0.5, Math.min(84, light + 40)),
    0.9: hsl(h, s * 0.4, Math.min(80, light + 36)),
  }
  const paint = (pen: Pen) => {
    pen.fillStyle = radial(pen, [X, 0, 0.69], { ...floor, 1: hsl(h, s * 0.4, Math.min(92, light + 46)) })
    disc(pen, [X, 0, 0.68])
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = level(-0.2)
    disc(pen, [X, 0, 0.6])
  }
  return { material: { depth: -0.35, bevel: 0.25, gloss: 0.5 }, paint, relief, reliefDepth: 0.02 }
}

export const mug: Thing = (random) => {
  const [h, s, l] = random.pick(glazes)
  const glaze = hsl(h + random.range(-8, 8), s, l)
  const banded = random.chance(0.35)
  const rim = (pen: Pen) => {
    pen.fillStyle = glaze
    disc(pen, [X, 0, RIM])
    pen.strokeStyle = hsl(30, 35, 30)
    pen.lineWidth = 0.035
    if (banded) ring(pen, [X, 0, RIM - 0.03])
  }
  const body = { material: { depth: 0.2, bevel: 0.09, gloss: 0.75 }, paint: rim }
  return [handle(glaze), body, inside([h, s, l]), drink(random)]
}
