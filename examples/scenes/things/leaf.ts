import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { curve, hsl, level, onRibbon, outline, type Point, polygon, polyline, type Ribbon } from './strokes'

interface Vein {
  readonly line: readonly Point[]
  readonly width: number
}
interface Blade {
  readonly edge: readonly Point[]
  readonly veins: readonly Vein[]
}

const stalk = (from: Point, to: Point): Vein => ({ line: [from, to], width: 0.045 })

/** A beech or laurel leaf: one rib, veins to both sides. */
function simple(random: Random): Blade {
  const broad = random.range(0.3, 0.46)
  const teeth = random.pick([0, 0.02, 0.035])
  const ribbon: Ribbon = {
    middle: curve([-0.72, 0.05], [0, random.range(-0.25, 0.25)], [0.96, 0]),
    half: (t) =>
      broad * Math.sin(Math.PI * t ** 0.85) ** 0.9 +
      teeth * Math.abs(Math.sin(26 * Math.PI * t)) * Math.sin(Math.PI * t),
  }
  const rib = Array.from({ length: 17 }, (_, i) => ribbon.middle(i / 16))
  const sides = [-1, 1].flatMap((side) =>
    Array.from({ length: 8 }, (_, i) => {
      const t = 0.08 + i * 0.1
      const line = [0, 0.5, 0.92].map((s) => onRibbon(ribbon, t + 0.13 * s, side * s))
      return { line, width: 0.016 }
    }),
  )
  return {
    edge: outline(ribbon, 78),
    veins: [...sides, { line: rib, width: 0.03 }, stalk([-1, 0.1], [-0.7, 0.05])],
  }
}

/** Points of a maple leaf's right half, tip up, from tip to stalk. */
const maple: readonly Point[] = [
  [0, -0.98],
  [0.09, -0.76],
  [0.2, -0.8],
  [0.17, -0.42],
  [0.36, -0.6],
  [0.4, -0.5],
  [0.62, -0.54],
  [0.56, -0.36],
  [0.66, -0.28],
  [0.4, -0.04],
  [0.46, 0.08],
  [0.86, 0.06],
  [0.74, 0.2],
  [0.8, 0.3],
  [0.42, 0.36],
  [0.34, 0.5],
  [0.06, 0.42],
]

function lobed(random: Random): Blade {
  const wide = random.range(0.92, 1.08)
  const right = maple.map(([x, y]) => [x * wide, y] as const)
  const left = right.toReversed().map(([x, y]) => [-x, y] as const)
  const tips: readonly Point[] = [
    [0, -0.9],
    [0.55, -0.48],
    [-0.55, -0.48],
    [0.75, 0.1],
    [-0.75, 0.1],
  ]
  const veins = tips.map(([x, y]) => ({
    line: [
      [0, 0.42],
      [x * 0.45, 0.4 + (y - 0.4) * 0.52],
      [x * wide, y],
    ] as const,
    width: 0.022,
  }))
  return { edge: [...right, ...left], veins: [...veins, stalk([0, 0.42], [random.range(-0.1, 0.1), 0.95])] }
}

const seasons = [
  { hue: 100, to: 82, light: 30 },
  { hue: 122, to: 104, light: 26 },
  { hue: 44, to: 26, light: 46 },
  { hue: 14, to: 32, light: 40 },
  { hue: 64, to: 88, light: 40 },
] as const

export const leaf: Thing = (random) => {
  const maply = random.chance(0.5)
  const blade = maply ? lobed(random) : simple(random)
  const { hue, to, light } = random.pick(seasons)
  const patches = Array.from({ length: 26 }, () => ({
    x: random.range(-1, 1),
    y: random.range(-1, 1),
    r: random.range(0.08, 0.35),
  }))
  const stroke = (pen: Pen, style: string, swell: number) => {
    pen.strokeStyle = style
    for (const { line, width } of blade.veins) {
      pen.lineWidth = width * swell
      polyline(pen, line)
      pen.stroke()
    }
  }
  const paint = (pen: Pen) => {
    stroke(pen, hsl(to, 45, light * 0.9), 1)
    pen.save()
    polygon(pen, blade.edge)
    pen.fillStyle = hsl(hue, 58, light)
    pen.fill()
    pen.clip()
    for (const { x, y, r } of patches) {
      const blot = pen.createRadialGradient(x, y, 0, x, y, r)
      blot.addColorStop(0, hsl(to, 62, light + 8, 0.5))
      blot.addColorStop(1, hsl(to, 62, light + 8, 0))
      pen.fillStyle = blot
      pen.fillRect(x - r, y - r, 2 * r, 2 * r)
    }
    stroke(pen, hsl(to, 45, light + 22, 0.75), 0.8)
    pen.restore()
  }
  const part: Part = {
    material: { depth: 0.12, bevel: 0.3, gloss: 0.35, bumps: [0.05, 7] },
    paint,
    relief: (pen) => stroke(pen, level(-0.9), 1.6),
    reliefDepth: 0.025,
  }
  return [part]
}
