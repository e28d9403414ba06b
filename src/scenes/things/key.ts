import type { Random } from '../random'
import type { Material, Part, Pen, Thing } from '../types'
import { type Circle, disc, hsl, level, many, type Point, polar, polygon, ring, stroke } from './strokes'

const metals = [
  { colour: hsl(44, 52, 58), metal: 0.85 },
  { colour: hsl(210, 6, 74), metal: 0.9 },
  { colour: hsl(26, 42, 44), metal: 0.75 },
] as const

function grooves(pen: Pen): void {
  pen.strokeStyle = level(-0.8)
  pen.lineWidth = 0.05
  stroke(pen, [-0.3, -0.045, 0.88, -0.045])
  pen.lineWidth = 0.03
  ring(pen, [-0.6, 0, 0.27])
}

/** A house key: round or lobed head with a hole, a blade with cuts along one side. */
function house(random: Random, colour: string): Pick<Part, 'paint' | 'relief'> {
  const lobes = random.pick([0, 0.055, 0.04])
  const count = random.pick([3, 4])
  const head = polar((a) => 0.36 + lobes * Math.cos(count * a), 90).map(([x, y]): Point => [x - 0.6, y])
  const cuts = many(6, (i): Point => [0.1 + i * 0.13, 0.05 + 0.09 * random.unit()])
  const tip: readonly Point[] = [[-0.34, -0.13], [0.86, -0.13], [0.98, -0.02], [0.9, 0.11]] // biome-ignore format: a row of points
  const blade: readonly Point[] = [...tip, ...cuts.toReversed(), [0.02, 0.15], [-0.34, 0.15]]
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    polygon(pen, head)
    pen.fill()
    polygon(pen, blade)
    pen.fill()
    pen.globalCompositeOperation = 'destination-out'
    disc(pen, [-0.76, 0, 0.105])
  }
  return { paint, relief: grooves }
}

/** For the fingers: three small rings or a large one. */
const trefoil: readonly Circle[] = [-0.22, 0, 0.22].map((y) => [y === 0 ? -0.8 : -0.6, y, 0.13])
const hoop: readonly Circle[] = [[-0.64, 0, 0.26]]

/** An old key: rings, a round shaft with collars, a bit with notches. */
function old(random: Random, colour: string): Pick<Part, 'paint'> {
  const loops = random.chance(0.5) ? trefoil : hoop
  const bit = random.range(0.3, 0.38)
  const paint = (pen: Pen) => {
    pen.strokeStyle = colour
    pen.fillStyle = colour
    pen.lineWidth = loops === trefoil ? 0.12 : 0.16
    for (const loop of loops) ring(pen, loop)
    pen.lineWidth = 0.16
    stroke(pen, [-0.4, 0, 0.92, 0])
    for (const x of [-0.3, -0.18, 0.42]) pen.fillRect(x, -0.13, 0.06, 0.26)
    pen.fillRect(0.52, 0, 0.1, bit)
    pen.fillRect(0.66, 0, 0.07, bit)
    pen.fillRect(0.77, 0, 0.11, bit)
    pen.fillRect(0.52, 0, 0.36, bit * 0.6)
  }
  return { paint }
}

export const key: Thing = (random) => {
  const { colour, metal } = random.pick(metals)
  const modern = random.chance(0.55)
  const shape = modern ? house(random, colour) : old(random, colour)
  const material: Material = { depth: modern ? 0.07 : 0.1, bevel: modern ? 0.04 : 0.2, gloss: 0.6, metal }
  return [{ material, reliefDepth: 0.03, ...shape }]
}
