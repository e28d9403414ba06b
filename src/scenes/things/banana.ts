import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import {
  along,
  type Circle,
  curve,
  disc,
  flood,
  follow,
  hsl,
  level,
  many,
  onRibbon,
  outline,
  polygon,
  type Ribbon,
} from './strokes'

const RIDGES = [-0.45, 0.42]

interface Look {
  readonly ribbon: Ribbon
  readonly hue: number
  readonly spots: readonly Circle[]
  /** How unripe the ends are, 0 to 1. */
  readonly green: number
}

/** A thick crescent: stem at t = 0, blossom end at t = 1. */
function crescent(bend: number, plump: number): Ribbon {
  const half = (t: number) => {
    const neck = Math.min(1, t / 0.2)
    const end = Math.min(1, (1 - t) / 0.14)
    return (
      0.055 + plump * (neck * neck * (3 - 2 * neck)) * Math.sqrt(end) * (0.82 + 0.18 * Math.sin(Math.PI * t))
    )
  }
  return { middle: curve([-0.92, -0.42], [-0.1, bend], [0.93, -0.2]), half }
}

function look(random: Random): Look {
  const ribbon = crescent(random.range(0.62, 0.95), random.range(0.17, 0.215))
  const hue = random.range(46, 58)
  const ripe = random.chance(0.5) ? random.whole(20, 70) : 4
  const spots = many(ripe, (): Circle => {
    const [x, y] = onRibbon(ribbon, random.range(0.15, 0.92), random.range(-0.85, 0.85))
    return [x, y, random.range(0.006, 0.022)]
  })
  return { ribbon, hue, spots, green: random.range(0, 0.6) }
}

function paintSkin(pen: Pen, { ribbon, hue, spots, green }: Look): void {
  polygon(pen, outline(ribbon))
  pen.clip()
  const ends = {
    0: hsl(66, 45, 30),
    0.07: hsl(hue + 14 * green, 62, 42),
    0.95: hsl(hue + 12 * green, 70, 44),
  }
  const middle = { 0.25: hsl(hue, 88, 54), 0.8: hsl(hue - 2, 90, 55) }
  flood(pen, along(pen, [-0.95, 0, 0.95, 0], { ...ends, ...middle }))
  pen.lineWidth = 0.05
  pen.strokeStyle = hsl(hue - 8, 70, 40, 0.28)
  for (const side of RIDGES) follow(pen, ribbon, { side, from: 0.08, to: 0.97 })
  pen.fillStyle = hsl(28, 60, 20, 0.75)
  for (const spot of spots) disc(pen, spot)
  pen.fillStyle = '#2b1c0d'
  disc(pen, [0.96, -0.22, 0.075])
  pen.fillStyle = hsl(38, 40, 22)
  disc(pen, [-0.98, -0.48, 0.07])
}

export const banana: Thing = (random) => {
  const seen = look(random)
  const relief = (pen: Pen) => {
    pen.lineWidth = 0.035
    pen.strokeStyle = level(0.6)
    for (const side of RIDGES) follow(pen, seen.ribbon, { side, from: 0.06, to: 0.97 })
  }
  const material = { depth: 0.24, bevel: Infinity, gloss: 0.35 }
  const skin: Part = { material, paint: (pen) => paintSkin(pen, seen), relief, reliefDepth: 0.03 }
  return [skin]
}
