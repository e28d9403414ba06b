import { blend, clamped, paint } from '../colour'
import { cloud } from '../noise'
import type { MakeGround } from '../types'

const marbles = [
  { base: [210, 8, 88], vein: [215, 10, 56] },
  { base: [40, 22, 80], vein: [28, 24, 54] },
  { base: [150, 18, 24], vein: [140, 12, 62] },
  { base: [230, 8, 18], vein: [40, 14, 42] },
] as const

/** Polished, with veins where a cloud crosses its middle. */
export const marble: MakeGround = (random) => {
  const { base, vein } = random.pick(marbles)
  const plain = paint(base)
  const line = paint(vein)
  const warp = cloud(random, 4)
  const veins = cloud(random, 5)
  const mist = cloud(random, 4)
  const turn = random.range(0, Math.PI)
  const scale = random.range(1.4, 2.6)
  return (u, v, out) => {
    const x = (u * Math.cos(turn) + v * Math.sin(turn)) * scale + 5
    const y = (v * Math.cos(turn) - u * Math.sin(turn)) * scale * 0.6 + 5
    const bend = warp(x * 1.5, y * 1.5) * 1.6
    const ridge = 1 - Math.abs(2 * veins(x + bend, y - bend) - 1)
    const fine = 1 - Math.abs(2 * veins(x * 2.3 - bend, y * 2.3) - 1)
    const share = clamped(0.9 * ridge ** 9 + 0.35 * fine ** 12 + 0.4 * (mist(x, y) - 0.45))
    blend(out, [plain, line], [share, 1])
    out[3] = 0
  }
}

/** Slate, concrete or plaster: rough, almost of one colour. */
export const slab: MakeGround = (random) => {
  const hue = random.pick([30, 200, 215, 20])
  const light = random.pick([26, 40, 58, 72])
  const dark = paint([hue, 9, light - 8])
  const pale = paint([hue + 10, 7, light + 9])
  const coarse = cloud(random, 5)
  const fine = cloud(random, 3)
  const rough = random.range(0.004, 0.012)
  return (u, v, out) => {
    const big = coarse(u * 3 + 2, v * 3 + 2)
    const small = fine(u * 60, v * 60)
    const pit = clamped((0.27 - fine(u * 28 + 9, v * 28)) * 9)
    blend(out, [dark, pale], [clamped(0.5 + 1.6 * (big - 0.5)), 0.92 + 0.16 * small - 0.25 * pit])
    out[3] = rough * (big * 1.2 + 0.35 * small) - 0.004 * pit
  }
}
