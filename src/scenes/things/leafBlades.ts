// Outlines and veins of two leaves.
import type { Random } from '../random'
import { curve, many, onRibbon, outline, type Point } from './strokes'

interface Vein {
  /** x, y, x, y... */
  readonly line: readonly number[]
  readonly width: number
}

export interface Blade {
  readonly edge: readonly Point[]
  readonly veins: readonly Vein[]
}

const stalk = (line: readonly number[]): Vein => ({ line, width: 0.045 })

/** A beech or laurel leaf: one rib, veins to both sides. */
export function simpleBlade(random: Random): Blade {
  const broad = random.range(0.3, 0.46)
  const teeth = random.pick([0, 0.02, 0.035])
  const middle = curve([-0.72, 0.05], [0, random.range(-0.25, 0.25)], [0.96, 0])
  const saw = (t: number) => teeth * Math.abs(Math.sin(26 * Math.PI * t)) * Math.sin(Math.PI * t)
  const ribbon = { middle, half: (t: number) => broad * Math.sin(Math.PI * t ** 0.85) ** 0.9 + saw(t) }
  const rib = many(17, (i) => middle(i / 16)).flat()
  const sides = [-1, 1].flatMap((side) =>
    many(8, (i) => {
      const points = [0, 0.5, 0.92].map((s) => onRibbon(ribbon, 0.08 + i * 0.1 + 0.13 * s, side * s))
      return { line: points.flat(), width: 0.016 }
    }),
  )
  const veins = [...sides, { line: rib, width: 0.03 }, stalk([-1, 0.1, -0.7, 0.05])]
  return { edge: outline(ribbon, 78), veins }
}

/** x and y of a maple leaf's right half, tip up, from tip to stalk. */
const maple = [
  0, -0.98, 0.09, -0.76, 0.2, -0.8, 0.17, -0.42, 0.36, -0.6, 0.4, -0.5, 0.62, -0.54, 0.56, -0.36, 0.66, -0.28,
  0.4, -0.04, 0.46, 0.08, 0.86, 0.06, 0.74, 0.2, 0.8, 0.3, 0.42, 0.36, 0.34, 0.5, 0.06, 0.42,
]
/** Where its veins end. */
const tips = [0, -0.9, 0.55, -0.48, -0.55, -0.48, 0.75, 0.1, -0.75, 0.1]

function pairs(flat: readonly number[]): Point[] {
  return many(flat.length / 2, (i) => [flat[2 * i] ?? 0, flat[2 * i + 1] ?? 0])
}

export function lobedBlade(random: Random): Blade {
  const wide = random.range(0.92, 1.08)
  const right = pairs(maple).map(([x, y]): Point => [x * wide, y])
  const left = right.toReversed().map(([x, y]): Point => [-x, y])
  const veins = pairs(tips).map(([x, y]) => {
    const line = [0, 0.42, x * 0.45, 0.4 + (y - 0.4) * 0.52, x * wide, y]
    return { line, width: 0.022 }
  })
  return { edge: [...right, ...left], veins: [...veins, stalk([0, 0.42, random.range(-0.1, 0.1), 0.95])] }
}
