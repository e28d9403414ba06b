import { blend, clamped, paint } from '../colour'
import { cloud, valueNoise } from '../noise'
import type { MakeGround } from '../types'

const glazes = [
  [0, 0, 90],
  [196, 34, 62],
  [160, 26, 42],
  [18, 50, 54],
  [218, 40, 34],
  [46, 40, 74],
] as const

/** Glazed squares with grout between them, no two quite the same. */
export const tiles: MakeGround = (random) => {
  const glaze = random.pick(glazes)
  const accent = random.pick(glazes)
  const checked = random.chance(0.4)
  const first = paint(glaze)
  const second = paint(accent)
  const grout = paint([36, 10, random.range(30, 80)])
  const count = random.range(2.5, 5.5)
  const turn = random.pick([0, Math.PI / 4]) + random.range(-0.1, 0.1)
  const tone = valueNoise(random)
  const mist = cloud(random, 3)
  const [dx, dy] = [random.unit(), random.unit()]
  return (u, v, out) => {
    const x = (u * Math.cos(turn) + v * Math.sin(turn)) * count + dx + 8
    const y = (v * Math.cos(turn) - u * Math.sin(turn)) * count + dy + 8
    const [column, row] = [Math.floor(x), Math.floor(y)]
    const inset = Math.min(x - column, column + 1 - x, y - row, row + 1 - y)
    const gap = clamped(1.4 - inset / 0.028)
    const odd = checked && ((column + row) & 1) === 1
    const gain = 0.86 + 0.2 * tone(column * 3.7, row * 5.3) + 0.1 * mist(u * 8, v * 8)
    const colour = odd ? second : first
    blend(out, [colour, grout], [gap, gain])
    out[3] = 0.02 * clamped(inset / 0.09) ** 0.5 + 0.002 * mist(u * 6, v * 6)
  }
}
