import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { along, curve, disc, hsl, level, outline, polygon, polyline, radial } from './strokes'

const skins = [
  { base: 4, streak: 48, light: 40 },
  { base: 355, streak: 20, light: 36 },
  { base: 84, streak: 66, light: 46 },
  { base: 50, streak: 8, light: 54 },
] as const

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

function body(random: Random): Part {
  const skin = random.pick(skins)
  const blush = random.range(-0.5, 0.5)
  const streaks = Array.from({ length: 70 }, () => ({
    angle: random.range(0, 2 * Math.PI),
    length: random.range(0.4, 1.5),
    strength: random.range(0.04, 0.2),
  }))
  const specks = Array.from(
    { length: 60 },
    () => [random.range(-0.9, 0.9), random.range(-0.6, 0.85)] as const,
  )
  const paint = (pen: Pen) => {
    silhouette(pen)
    pen.clip()
    pen.fillStyle = radial(
      pen,
      [0, -0.55, 1.6],
      [
        [0, hsl(skin.streak + 8, 70, 46)],
        [0.12, hsl(skin.streak, 70, 44)],
        [0.4, hsl(skin.base, 76, skin.light)],
        [1, hsl(skin.base - 4, 78, skin.light - 10)],
      ],
    )
    pen.fillRect(-1, -1, 2, 2)
    pen.fillStyle = radial(
      pen,
      [blush, 0.2, 0.8],
      [
        [0, hsl(skin.streak, 80, 52, 0.45)],
        [1, hsl(skin.streak, 80, 50, 0)],
      ],
    )
    pen.fillRect(-1, -1, 2, 2)
    pen.lineWidth = 0.025
    for (const { angle, length, strength } of streaks) {
      pen.strokeStyle = hsl(skin.streak, 75, 50, strength)
      const bend = curve(
        [0, -0.55],
        [Math.cos(angle) * 0.7, -0.6 + Math.sin(angle) * 0.35],
        [Math.cos(angle) * length, -0.4 + Math.abs(Math.sin(angle)) * length],
      )
      polyline(
        pen,
        Array.from({ length: 9 }, (_, i) => bend(i / 8)),
      )
      pen.stroke()
    }
    pen.fillStyle = hsl(skin.streak, 60, 74, 0.5)
    for (const [x, y] of specks) disc(pen, x, y, 0.011)
  }
  const relief = (pen: Pen) => {
    pen.fillStyle = radial(
      pen,
      [0, -0.6, 0.46],
      [
        [0, level(-1)],
        [0.25, level(-0.8)],
        [0.5, level(-0.38)],
        [0.75, level(-0.1)],
        [1, level(-0.001)],
      ],
    )
    pen.fillRect(-1, -1, 2, 2)
  }
  return { material: { depth: 0.8, bevel: Infinity, gloss: 0.62 }, paint, relief, reliefDepth: 0.34 }
}

function stem(random: Random): Part {
  const lean = random.range(-0.22, 0.22)
  const ribbon = {
    middle: curve([0, -0.56], [0.02, -0.8], [lean, -0.98]),
    half: (t: number) => 0.03 + 0.022 * t * t,
  }
  const paint = (pen: Pen) => {
    polygon(pen, outline(ribbon, 12))
    pen.fillStyle = along(
      pen,
      [
        [0, -0.55],
        [lean, -1],
      ],
      [
        [0, '#3a2a12'],
        [0.8, '#6b4c22'],
        [1, '#8a6a3a'],
      ],
    )
    pen.fill()
  }
  return { material: { depth: 0.06, bevel: Infinity, gloss: 0.2 }, paint }
}

function leaf(random: Random): Part {
  const side = random.pick([-1, 1])
  const hue = random.range(85, 115)
  const ribbon = {
    middle: curve([0.01 * side, -0.68], [0.25 * side, -0.95], [0.55 * side, -0.84]),
    half: (t: number) => 0.15 * Math.sin(Math.PI * t) ** 0.8,
  }
  const paint = (pen: Pen) => {
    polygon(pen, outline(ribbon, 24))
    pen.fillStyle = hsl(hue, 45, 32)
    pen.fill()
    pen.strokeStyle = hsl(hue, 40, 48, 0.8)
    pen.lineWidth = 0.014
    polyline(
      pen,
      Array.from({ length: 9 }, (_, i) => ribbon.middle(i / 8)),
    )
    pen.stroke()
  }
  return { material: { depth: 0.07, bevel: Infinity, gloss: 0.4 }, paint }
}

export const apple: Thing = (random) => {
  const parts = [body(random), stem(random)]
  return random.chance(0.45) ? [...parts, leaf(random)] : parts
}
