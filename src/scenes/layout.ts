// Where things lie: near enough to cover one another a little, never so much that one is lost.
import { classNames, kinds } from './classes'
import type { Random } from './random'
import type { Place } from './types'

/** Radius of the first thing and of the last, by how many there are. */
const radii = [
  [0.26, 0.4],
  [0.22, 0.31],
  [0.19, 0.26],
  [0.17, 0.225],
] as const

export interface Lying extends Place {
  readonly kind: number
}

/** Share of the smaller thing's width by which two circles reach into each other. */
function overlap(a: Place, b: Place): number {
  const deep = a.radius + b.radius - Math.hypot(a.x - b.x, a.y - b.y)
  return deep / (2 * Math.min(a.radius, b.radius))
}

/** The best of many throws: inside the picture, close to the others, not on top of them. */
function settle(random: Random, thing: { radius: number; turn: number }, others: readonly Place[]): Place {
  let best: Place = { x: 0.5, y: 0.5, ...thing }
  let least = Infinity
  for (let throws = 0; throws < 60; throws++) {
    const edge = thing.radius * 0.86
    const place = { x: random.range(edge, 1 - edge), y: random.range(edge, 1 - edge), ...thing }
    const worst = others.reduce((most, other) => Math.max(most, overlap(place, other)), -1)
    const wanted = random.range(-0.25, 0.26)
    const cost = worst > 0.26 ? 1 + worst : Math.max(0, worst - wanted)
    if (cost < least) {
      least = cost
      best = place
    }
    if (cost === 0) break
  }
  return best
}

export function layout(random: Random, count: number): Lying[] {
  const order = random.shuffled(classNames.map((_, kind) => kind)).slice(0, count)
  const [small, large] = radii[count - 1] ?? radii[3]
  const placed: Lying[] = []
  for (const kind of order) {
    const radius = random.range(small, large) * (kinds[kind]?.size ?? 1)
    const place = settle(random, { radius, turn: random.range(0, 2 * Math.PI) }, placed)
    placed.push({ ...place, kind })
  }
  return placed
}

/** Clutter lies anywhere, also half out of the picture, and under the things. */
export function strew(random: Random, [small, large]: readonly [number, number]): Place {
  return {
    x: random.range(-0.04, 1.04),
    y: random.range(-0.04, 1.04),
    radius: random.range(small, large),
    turn: random.range(0, 2 * Math.PI),
  }
}
