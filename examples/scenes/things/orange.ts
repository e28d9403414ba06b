import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { disc, hsl, level, polar, polygon, radial } from './strokes'

function whole(random: Random): Part[] {
  const hue = random.range(24, 33)
  const [nx, ny] = [random.range(-0.4, 0.4), random.range(-0.4, 0.4)]
  const leafy = random.range(80, 110)
  const paint = (pen: Pen) => {
    pen.fillStyle = radial(
      pen,
      [0, 0, 0.94],
      [
        [0, hsl(hue, 95, 53)],
        [0.8, hsl(hue - 1, 94, 50)],
        [1, hsl(hue - 5, 92, 44)],
      ],
    )
    disc(pen, 0, 0, 0.92)
    pen.fillStyle = radial(
      pen,
      [nx, ny, 0.22],
      [
        [0, hsl(leafy - 20, 60, 40, 0.7)],
        [1, hsl(hue, 90, 50, 0)],
      ],
    )
    disc(pen, nx, ny, 0.22)
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = radial(
      pen,
      [nx, ny, 0.24],
      [
        [0, level(-0.9)],
        [1, level(-0.001)],
      ],
    )
    disc(pen, nx, ny, 0.24)
  }
  const star = polar((a) => 0.055 + 0.045 * Math.cos(2.5 * a) ** 2, 60)
  const navel = (pen: Pen) => {
    pen.fillStyle = hsl(leafy, 40, 30)
    polygon(
      pen,
      star.map(([x, y]) => [x + nx, y + ny] as const),
    )
    pen.fill()
  }
  return [
    {
      material: { depth: 0.85, bevel: Infinity, gloss: 0.42, bumps: [0.03, 44] },
      paint,
      relief,
      reliefDepth: 0.09,
    },
    { material: { depth: 0.03, bevel: 0.05, gloss: 0.1 }, paint: navel },
  ]
}

/** One wedge of the cut face, its tip at the middle. */
function wedge(pen: Pen, from: number, to: number): void {
  const middle = (from + to) / 2
  const at = (r: number, a: number) => [r * Math.cos(a), r * Math.sin(a)] as const
  pen.beginPath()
  pen.moveTo(...at(0.1, middle))
  pen.lineTo(...at(0.68, from + 0.07))
  pen.quadraticCurveTo(...at(0.84, middle), ...at(0.68, to - 0.07))
  pen.closePath()
}

function half(random: Random): Part[] {
  const hue = random.range(22, 34)
  const count = random.whole(9, 11)
  const edges = Array.from({ length: count + 1 }, (_, i) => (i / count) * 2 * Math.PI)
  const fibres = Array.from(
    { length: 160 },
    () => [random.range(0, 2 * Math.PI), random.range(0.25, 0.7), random.range(0.06, 0.16)] as const,
  )
  const rind = (pen: Pen) => {
    pen.fillStyle = hsl(hue, 95, 50)
    disc(pen, 0, 0, 0.9)
  }
  const face = (pen: Pen) => {
    pen.fillStyle = hsl(hue + 14, 75, 84)
    disc(pen, 0, 0, 0.84)
    for (let i = 0; i < count; i++) {
      wedge(pen, edges[i] ?? 0, edges[i + 1] ?? 0)
      pen.fillStyle = radial(
        pen,
        [0, 0, 0.8],
        [
          [0, hsl(hue + 8, 95, 62)],
          [1, hsl(hue, 98, 50)],
        ],
      )
      pen.fill()
    }
    pen.lineWidth = 0.016
    for (const [a, r, length] of fibres) {
      pen.strokeStyle = hsl(hue + 14, 95, 72, 0.35)
      pen.beginPath()
      pen.moveTo(r * Math.cos(a), r * Math.sin(a))
      pen.lineTo((r + length) * 0.96 * Math.cos(a), (r + length) * 0.96 * Math.sin(a))
      pen.stroke()
    }
  }
  const relief = (pen: Pen) => {
    for (let i = 0; i < count; i++) {
      wedge(pen, edges[i] ?? 0, edges[i + 1] ?? 0)
      pen.fillStyle = level(-0.5)
      pen.fill()
    }
  }
  return [
    { material: { depth: 0.25, bevel: 0.12, gloss: 0.4, bumps: [0.02, 44] }, paint: rind },
    {
      material: { depth: 0.02, bevel: 0.04, gloss: 0.5, bumps: [0.02, 36] },
      paint: face,
      relief,
      reliefDepth: 0.02,
    },
  ]
}

export const orange: Thing = (random) => (random.chance(0.6) ? whole(random) : half(random))
