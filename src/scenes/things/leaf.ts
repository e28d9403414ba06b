import type { Random } from '../random'
import type { Part, Pen, Thing } from '../types'
import { type Blade, lobedBlade, simpleBlade } from './leafBlades'
import { type Circle, hsl, level, many, polygon, radial, stroke } from './strokes'

const seasons = [
  { hue: 100, to: 82, light: 30 },
  { hue: 122, to: 104, light: 26 },
  { hue: 44, to: 26, light: 46 },
  { hue: 14, to: 32, light: 40 },
  { hue: 64, to: 88, light: 40 },
] as const

interface Look {
  readonly blade: Blade
  readonly season: (typeof seasons)[number]
  readonly patches: readonly Circle[]
}

function look(random: Random): Look {
  const blade = random.chance(0.5) ? lobedBlade(random) : simpleBlade(random)
  const season = random.pick(seasons)
  const patches = many(26, (): Circle => [random.range(-1, 1), random.range(-1, 1), random.range(0.08, 0.35)])
  return { blade, season, patches }
}

function veins(pen: Pen, { blade }: Look, { style, swell }: { style: string; swell: number }): void {
  pen.strokeStyle = style
  for (const { line, width } of blade.veins) {
    pen.lineWidth = width * swell
    stroke(pen, line)
  }
}

function paintBlade(pen: Pen, seen: Look): void {
  const { hue, to, light } = seen.season
  veins(pen, seen, { style: hsl(to, 45, light * 0.9), swell: 1 })
  pen.save()
  polygon(pen, seen.blade.edge)
  pen.fillStyle = hsl(hue, 58, light)
  pen.fill()
  pen.clip()
  for (const [x, y, r] of seen.patches) {
    pen.fillStyle = radial(pen, [x, y, r], { 0: hsl(to, 62, light + 8, 0.5), 1: hsl(to, 62, light + 8, 0) })
    pen.fillRect(x - r, y - r, 2 * r, 2 * r)
  }
  veins(pen, seen, { style: hsl(to, 45, light + 22, 0.75), swell: 0.8 })
  pen.restore()
}

export const leaf: Thing = (random) => {
  const seen = look(random)
  const part: Part = {
    material: { depth: 0.12, bevel: 0.3, gloss: 0.35, bumps: [0.05, 7] },
    paint: (pen) => paintBlade(pen, seen),
    relief: (pen) => veins(pen, seen, { style: level(-0.9), swell: 1.6 }),
    reliefDepth: 0.025,
  }
  return [part]
}
