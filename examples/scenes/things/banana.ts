import type { Part, Pen, Thing } from '../types'
import {
  along,
  curve,
  disc,
  follow,
  hsl,
  level,
  onRibbon,
  outline,
  polygon,
  polyline,
  type Ribbon,
} from './strokes'

/** A thick crescent: stem at t = 0, blossom end at t = 1. */
function crescent(bend: number, plump: number): Ribbon {
  const width = (t: number) => {
    const neck = Math.min(1, t / 0.2)
    const end = Math.min(1, (1 - t) / 0.14)
    return (
      0.055 + plump * (neck * neck * (3 - 2 * neck)) * Math.sqrt(end) * (0.82 + 0.18 * Math.sin(Math.PI * t))
    )
  }
  return { middle: curve([-0.92, -0.42], [-0.1, bend], [0.93, -0.2]), half: width }
}

function freckles(ribbon: Ribbon, count: number, random: Parameters<Thing>[0]) {
  return Array.from({ length: count }, () => {
    const [x, y] = onRibbon(ribbon, random.range(0.15, 0.92), random.range(-0.85, 0.85))
    return { x, y, r: random.range(0.006, 0.022) }
  })
}

export const banana: Thing = (random) => {
  const ribbon = crescent(random.range(0.62, 0.95), random.range(0.17, 0.215))
  const hue = random.range(46, 58)
  const ripe = random.chance(0.5) ? random.whole(20, 70) : 4
  const spots = freckles(ribbon, ripe, random)
  const green = random.range(0, 0.6)
  const paint = (pen: Pen) => {
    polygon(pen, outline(ribbon))
    pen.clip()
    pen.fillStyle = along(
      pen,
      [
        [-0.95, 0],
        [0.95, 0],
      ],
      [
        [0, hsl(66, 45, 30)],
        [0.07, hsl(hue + 14 * green, 62, 42)],
        [0.25, hsl(hue, 88, 54)],
        [0.8, hsl(hue - 2, 90, 55)],
        [0.95, hsl(hue + 12 * green, 70, 44)],
      ],
    )
    pen.fillRect(-1.1, -1.1, 2.2, 2.2)
    pen.lineWidth = 0.05
    for (const side of [-0.45, 0.42]) {
      pen.strokeStyle = hsl(hue - 8, 70, 40, 0.28)
      polyline(pen, follow(ribbon, side, [0.08, 0.97]))
      pen.stroke()
    }
    pen.fillStyle = hsl(28, 60, 20, 0.75)
    for (const { x, y, r } of spots) disc(pen, x, y, r)
    pen.fillStyle = '#2b1c0d'
    disc(pen, 0.96, -0.22, 0.075)
    pen.fillStyle = hsl(38, 40, 22)
    disc(pen, -0.98, -0.48, 0.07)
  }
  const relief = (pen: Pen) => {
    pen.lineWidth = 0.035
    for (const side of [-0.45, 0.42]) {
      pen.strokeStyle = level(0.6)
      polyline(pen, follow(ribbon, side, [0.06, 0.97]))
      pen.stroke()
    }
  }
  const skin: Part = {
    material: { depth: 0.24, bevel: Infinity, gloss: 0.35 },
    paint,
    relief,
    reliefDepth: 0.03,
  }
  return [skin]
}
