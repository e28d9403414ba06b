import { blend, clamped, paint } from '../colour'
import { cloud, valueNoise } from '../noise'
import type { MakeGround } from '../types'

const woods = [
  { light: [32, 45, 64], dark: [26, 46, 44] },
  { light: [28, 38, 42], dark: [20, 42, 22] },
  { light: [36, 20, 76], dark: [32, 18, 58] },
  { light: [18, 40, 36], dark: [12, 46, 20] },
  { light: [210, 6, 58], dark: [30, 8, 34] },
] as const

/** Boards side by side, each with rings, fibres and a tone of its own. */
export const wood: MakeGround = (random) => {
  const { light, dark } = random.pick(woods)
  const pale = paint(light)
  const deep = paint(dark)
  const boards = random.range(2.2, 5)
  const turn = random.pick([0, Math.PI / 2]) + random.range(-0.12, 0.12)
  const [cos, sin] = [Math.cos(turn), Math.sin(turn)]
  const warp = cloud(random, 3)
  const fibre = cloud(random, 3)
  const tone = valueNoise(random)
  const rings = random.range(5, 11)
  return (u, v, out) => {
    const x = u * cos + v * sin + 3
    const y = (v * cos - u * sin + 3) * boards
    const board = Math.floor(y)
    const offset = tone(board * 7.31, 2.7) * 40
    const across = y - board
    const bend = warp(x * 1.6 + offset, across * 1.3 + board * 5) * 2
    const ring = 0.5 + 0.5 * Math.sin((across * 0.8 + bend) * rings)
    const thread = fibre(x * 7 + offset, y * 34)
    const gap = clamped(1 - Math.min(across, 1 - across) / (0.006 * boards))
    const share = clamped(
      0.15 + 0.5 * ring ** 2 + 0.55 * (thread - 0.45) + 0.5 * (tone(board * 3.1, 9) - 0.5),
    )
    blend(out, [pale, deep], [share, (0.9 + 0.2 * thread) * (1 - 0.8 * gap)])
    out[3] = 0.0022 * thread + 0.0012 * ring - 0.008 * gap
  }
}
