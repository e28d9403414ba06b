import { blend, clamped, paint } from '../colour'
import { cloud } from '../noise'
import type { Random } from '../random'
import type { MakeGround } from '../types'

const hues = [
  [40, 24, 84],
  [212, 36, 40],
  [4, 58, 42],
  [140, 18, 44],
  [30, 12, 60],
  [225, 18, 22],
  [48, 52, 66],
] as const

const wave = (x: number) => Math.abs((x % 1) - 0.5) * 2
const edge = (x: number, wide: number) => clamped((wave(x) - (1 - wide)) * 14)

/** How much of the second colour lies at a point: plain, striped, checked or dotted. */
function pattern(random: Random): (x: number, y: number) => number {
  const kind = random.pick(['plain', 'plain', 'stripes', 'gingham', 'dots', 'windowpane'] as const)
  const count = random.range(3, 9)
  return (x, y) => {
    const [a, b] = [x * count, y * count]
    if (kind === 'stripes') return edge(a, 0.4)
    if (kind === 'gingham') return 0.5 * edge(a, 0.5) + 0.5 * edge(b, 0.5)
    if (kind === 'windowpane') return Math.max(edge(a * 0.6, 0.1), edge(b * 0.6, 0.1))
    if (kind === 'dots') return clamped((0.26 - Math.hypot((a % 1) - 0.5, (b % 1) - 0.5)) * 20)
    return 0
  }
}

/** Woven, slightly wavy, with folds that catch the light. */
export const cloth: MakeGround = (random) => {
  const base = random.pick(hues)
  const other = random.pick(hues.filter((hue) => hue !== base))
  const first = paint(base)
  const second = paint(other)
  const turn = random.range(0, Math.PI)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const fold = cloud(random, 2)
  const slub = cloud(random, 3)
  const at = pattern(random)
  const threads = random.range(60, 110)
  const folds = random.pick([0.006, 0.02, 0.035])
  const strength = random.range(0.5, 1)
  return (u, v, out) => {
    const drift = 0.03 * fold(u * 3, v * 3)
    const x = u * cos + v * sin + drift + 4
    const y = v * cos - u * sin + drift + 4
    const warp = Math.sin(x * threads * Math.PI) * Math.sin(y * threads * Math.PI)
    const thick = slub(x * 40, y * 6) + slub(x * 6, y * 40)
    blend(out, [first, second], [strength * at(x, y), 0.84 + 0.08 * warp + 0.14 * thick])
    out[3] = 0.0012 * warp + 0.0016 * thick + folds * fold(x * 1.7 + 2 * y, y * 0.9)
  }
}
