import { blend, clamped, paint } from '../colour'
import { cloud } from '../noise'
import type { Random } from '../random'
import type { MakeGround } from '../types'

const sheets = [
  [34, 38, 58],
  [42, 30, 90],
  [350, 48, 80],
  [176, 32, 62],
  [48, 76, 68],
  [205, 44, 66],
  [258, 26, 70],
  [150, 20, 34],
] as const

const line = (x: number, thin: number) => clamped(1 - Math.abs((x % 1) - 0.5) / thin)

/** Squares, rules, dots or nothing, as printed on a pad. */
function print(random: Random): (x: number, y: number) => number {
  const kind = random.pick(['plain', 'plain', 'squares', 'rules', 'dots'] as const)
  const count = random.range(9, 18)
  return (x, y) => {
    const [a, b] = [x * count, y * count]
    if (kind === 'squares') return 0.5 * Math.max(line(a, 0.06), line(b, 0.06))
    if (kind === 'rules') return 0.6 * line(b, 0.05)
    if (kind === 'dots') return clamped((0.09 - Math.hypot((a % 1) - 0.5, (b % 1) - 0.5)) * 40) * 0.7
    return 0
  }
}

/** Card with fibres, sometimes crumpled, sometimes printed. */
export const paper: MakeGround = (random) => {
  const [h, s, l] = random.pick(sheets)
  const sheet = paint([h + random.range(-6, 6), s, l])
  const ink = paint([h + 170, 24, l > 50 ? 42 : 78])
  const fibre = cloud(random, 4)
  const crumple = cloud(random, 4)
  const printed = print(random)
  const creases = random.pick([0, 0, 0.02, 0.045])
  const turn = random.range(-0.3, 0.3)
  return (u, v, out) => {
    const x = u * Math.cos(turn) + v * Math.sin(turn) + 2
    const y = v * Math.cos(turn) - u * Math.sin(turn) + 2
    const fleck = fibre(u * 55, v * 55)
    const ridge = Math.abs(2 * crumple(u * 2.2 + 7, v * 2.2 + 7) - 1)
    blend(out, [sheet, ink], [printed(x, y), 0.93 + 0.14 * fleck])
    out[3] = 0.001 * fleck + creases * ridge
  }
}
