import type { Random } from '../random'
import type { Material, Part, Pen, Thing } from '../types'
import { hsl, level, polar, polygon } from './strokes'

const metals = [
  { colour: hsl(44, 52, 58), metal: 0.85 },
  { colour: hsl(210, 6, 74), metal: 0.9 },
  { colour: hsl(26, 42, 44), metal: 0.75 },
] as const

/** A house key: round or three-lobed head with a hole, a blade with cuts along one side. */
function house(random: Random, colour: string): Pick<Part, 'paint' | 'relief'> {
  const lobes = random.pick([0, 0.055, 0.04])
  const count = random.pick([3, 4])
  const head = polar((a) => 0.36 + lobes * Math.cos(count * a), 90).map(([x, y]) => [x - 0.6, y] as const)
  const cuts = Array.from({ length: 6 }, (_, i) => [0.1 + i * 0.13, 0.05 + 0.09 * random.unit()] as const)
  const blade = [
    [-0.34, -0.13],
    [0.86, -0.13],
    [0.98, -0.02],
    [0.9, 0.11],
    ...cuts.toReversed(),
    [0.02, 0.15],
    [-0.34, 0.15],
  ] as const
  const paint = (pen: Pen) => {
    pen.fillStyle = colour
    polygon(pen, head)
    pen.fill()
    polygon(pen, blade)
    pen.fill()
    pen.globalCompositeOperation = 'destination-out'
    pen.beginPath()
    pen.arc(-0.76, 0, 0.105, 0, 2 * Math.PI)
    pen.fill()
  }
  const relief = (pen: Pen) => {
    pen.strokeStyle = level(-0.8)
    pen.lineWidth = 0.05
    pen.beginPath()
    pen.moveTo(-0.3, -0.045)
    pen.lineTo(0.88, -0.045)
    pen.stroke()
    pen.lineWidth = 0.03
    pen.beginPath()
    pen.arc(-0.6, 0, 0.27, 0, 2 * Math.PI)
    pen.stroke()
  }
  return { paint, relief }
}

/** An old key: a ring or a trefoil for the fingers, a round shaft, a bit with notches. */
function old(random: Random, colour: string): Pick<Part, 'paint'> {
  const trefoil = random.chance(0.5)
  const loops = trefoil
    ? [
        [-0.8, 0],
        [-0.6, -0.22],
        [-0.6, 0.22],
      ]
    : [[-0.64, 0]]
  const bit = random.range(0.3, 0.38)
  const paint = (pen: Pen) => {
    pen.strokeStyle = colour
    pen.fillStyle = colour
    pen.lineWidth = trefoil ? 0.12 : 0.16
    for (const [x, y] of loops) {
      pen.beginPath()
      pen.arc(x ?? 0, y ?? 0, trefoil ? 0.13 : 0.26, 0, 2 * Math.PI)
      pen.stroke()
    }
    pen.lineWidth = 0.16
    pen.beginPath()
    pen.moveTo(-0.4, 0)
    pen.lineTo(0.92, 0)
    pen.stroke()
    for (const x of [-0.3, -0.18, 0.42]) pen.fillRect(x, -0.13, 0.06, 0.26)
    for (const [x, width] of [
      [0.52, 0.1],
      [0.66, 0.07],
      [0.77, 0.11],
    ] as const) {
      pen.fillRect(x, 0, width, bit)
    }
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
