import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import {
  along,
  curve,
  disc,
  flood,
  hsl,
  level,
  many,
  onRibbon,
  outline,
  type Point,
  polygon,
  radial,
  stroke,
} from './strokes'

const skins = [
  { base: 4, streak: 48, light: 40 },
  { base: 355, streak: 20, light: 36 },
  { base: 84, streak: 66, light: 46 },
  { base: 50, streak: 8, light: 54 },
] as const

interface Look {
  readonly skin: (typeof skins)[number]
  readonly blush: number
  readonly streaks: readonly { angle: number; length: number; strength: number }[]
  readonly specks: readonly Point[]
}

function look(random: Random): Look {
  const skin = random.pick(skins)
  const blush = random.range(-0.5, 0.5)
  const streaks = many(70, () => ({
    angle: random.range(0, 2 * Math.PI),
    length: random.range(0.4, 1.5),
    strength: random.range(0.04, 0.2),
  }))
  const specks = many(60, (): Point => [random.range(-0.9, 0.9), random.range(-0.6, 0.85)])
  return { skin, blush, streaks, specks }
}

function silhouette(pen: Pen): void {
  pen.beginPath()
  pen.moveTo(0, -0.66)
  pen.bezierCurveTo(0.22, -0.86, 0.93, -0.82, 0.92, -0.1)
  pen.bezierCurveTo(0.91, 0.46, 0.5, 0.95, 0.2, 0.9)
  pen.bezierCurveTo(0.08, 0.87, -0.08, 0.87, -0.2, 0.9)
  pen.bezierCurveTo(-0.5, 0.95, -0.91, 0.46, -0.92, -0.1)
  pen.bezierCurveTo(-0.93, -0.82, -0.22, -0.86, 0, -0.66)
  pen.closePath()
}

/** Streaks run from the dimple down the sides. */
function streak(pen: Pen, angle: number, length: number): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  const bend = curve(
    [0, -0.55],
    [cos * 0.7, -0.6 + sin * 0.35],
    [cos * length, -0.4 + Math.abs(sin) * length],
  )
  stroke(pen, many(9, (i) => bend(i / 8)).flat())
}

function paintSkin(pen: Pen, { skin, blush, streaks, specks }: Look): void {
  const { base, streak: hue, light } = skin
  silhouette(pen)
  pen.clip()
  const top = { 0: hsl(hue + 8, 70, 46), 0.12: hsl(hue, 70, 44) }
  const sides = { 0.4: hsl(base, 76, light), 1: hsl(base - 4, 78, light - 10) }
  flood(pen, radial(pen, [0, -0.55, 1.6], { ...top, ...sides }))
  flood(pen, radial(pen, [blush, 0.2, 0.8], { 0: hsl(hue, 80, 52, 0.45), 1: hsl(hue, 80, 50, 0) }))
  pen.lineWidth = 0.025
  for (const { angle, length, strength } of streaks) {
    pen.strokeStyle = hsl(hue, 75, 50, strength)
    streak(pen, angle, length)
  }
  pen.fillStyle = hsl(hue, 60, 74, 0.5)
  for (const [x, y] of specks) disc(pen, [x, y, 0.011])
}

function dimple(pen: Pen): void {
  const slope = { 0.25: level(-0.8), 0.5: level(-0.38), 0.75: level(-0.1) }
  flood(pen, radial(pen, [0, -0.6, 0.46], { 0: level(-1), ...slope, 1: level(-0.001) }))
}

function body(random: Random): Part {
  const seen = look(random)
  const material = { depth: 0.8, bevel: Infinity, gloss: 0.62 }
  return { material, paint: (pen) => paintSkin(pen, seen), relief: dimple, reliefDepth: 0.34 }
}

function stem(random: Random): Part {
  const lean = random.range(-0.22, 0.22)
  const half = (t: number) => 0.03 + 0.022 * t * t
  const ribbon = { middle: curve([0, -0.56], [0.02, -0.8], [lean, -0.98]), half }
  const paint = (pen: Pen) => {
    polygon(pen, outline(ribbon, 12))
    pen.fillStyle = along(pen, [0, -0.55, lean, -1], { 0: '#3a2a12', 0.8: '#6b4c22', 1: '#8a6a3a' })
    pen.fill()
  }
  return { material: { depth: 0.06, bevel: Infinity, gloss: 0.2 }, paint }
}

function leaf(random: Random): Part {
  const side = random.pick([-1, 1])
  const hue = random.range(85, 115)
  const middle = curve([0.01 * side, -0.68], [0.25 * side, -0.95], [0.55 * side, -0.84])
  const ribbon = { middle, half: (t: number) => 0.15 * Math.sin(Math.PI * t) ** 0.8 }
  const paint = (pen: Pen) => {
    polygon(pen, outline(ribbon, 24))
    pen.fillStyle = hsl(hue, 45, 32)
    pen.fill()
    pen.strokeStyle = hsl(hue, 40, 48, 0.8)
    pen.lineWidth = 0.014
    stroke(pen, many(9, (i) => onRibbon(ribbon, i / 8, 0)).flat())
  }
  return { material: { depth: 0.07, bevel: Infinity, gloss: 0.4 }, paint }
}

export const apple: Thing = (random) => {
  const parts = [body(random), stem(random)]
  return random.chance(0.45) ? [...parts, leaf(random)] : parts
}
