// The cut face: rind, pith, wedges and their fibres.
import type { Random } from '../random'
import type { Part, Pen } from '../types'
import { disc, hsl, level, many, radial, stroke } from './strokes'

interface Face {
  readonly hue: number
  /** Angles between the wedges, first and last the same place. */
  readonly edges: readonly number[]
  readonly fibres: readonly { angle: number; from: number; length: number }[]
}

/** One wedge, its tip at the middle. */
function wedge(pen: Pen, from: number, to: number): void {
  const middle = (from + to) / 2
  const at = (r: number, a: number) => [r * Math.cos(a), r * Math.sin(a)] as const
  pen.beginPath()
  pen.moveTo(...at(0.1, middle))
  pen.lineTo(...at(0.68, from + 0.07))
  pen.quadraticCurveTo(...at(0.84, middle), ...at(0.68, to - 0.07))
  pen.closePath()
}

function wedges(pen: Pen, { edges }: Face): void {
  edges.slice(1).forEach((to, i) => {
    wedge(pen, edges[i] ?? 0, to)
    pen.fill()
  })
}

function paintFace(pen: Pen, face: Face): void {
  const { hue, fibres } = face
  pen.fillStyle = hsl(hue + 14, 75, 84)
  disc(pen, [0, 0, 0.84])
  pen.fillStyle = radial(pen, [0, 0, 0.8], { 0: hsl(hue + 8, 95, 62), 1: hsl(hue, 98, 50) })
  wedges(pen, face)
  pen.lineWidth = 0.016
  pen.strokeStyle = hsl(hue + 14, 95, 72, 0.35)
  for (const { angle, from, length } of fibres) {
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
    const to = (from + length) * 0.96
    stroke(pen, [from * cos, from * sin, to * cos, to * sin])
  }
}

export function halfOrange(random: Random): Part[] {
  const hue = random.range(22, 34)
  const count = random.whole(9, 11)
  const edges = many(count + 1, (i) => (i / count) * 2 * Math.PI)
  const fibres = many(160, () => ({
    angle: random.range(0, 2 * Math.PI),
    from: random.range(0.25, 0.7),
    length: random.range(0.06, 0.16),
  }))
  const face = { hue, edges, fibres }
  const rind = (pen: Pen) => {
    pen.fillStyle = hsl(hue, 95, 50)
    disc(pen, [0, 0, 0.9])
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = level(-0.5)
    wedges(pen, face)
  }
  const flesh = { depth: 0.02, bevel: 0.04, gloss: 0.5, bumps: [0.02, 36] } as const
  return [
    { material: { depth: 0.25, bevel: 0.12, gloss: 0.4, bumps: [0.02, 44] }, paint: rind },
    { material: flesh, paint: (pen) => paintFace(pen, face), relief, reliefDepth: 0.02 },
  ]
}
