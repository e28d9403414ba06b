import { blend, clamped, paint } from '../colour'
import { cells, cloud } from '../noise'
import type { Random } from '../random'
import type { MakeGround, Rgb } from '../types'

const palettes = [
  {
    base: [36, 22, 86],
    chips: [
      [12, 45, 60],
      [200, 20, 48],
      [40, 50, 66],
      [160, 18, 46],
    ],
  },
  {
    base: [210, 8, 80],
    chips: [
      [215, 12, 36],
      [24, 30, 62],
      [0, 0, 96],
      [210, 8, 58],
    ],
  },
  {
    base: [220, 12, 22],
    chips: [
      [30, 40, 62],
      [0, 0, 82],
      [180, 22, 48],
      [12, 40, 52],
    ],
  },
  {
    base: [350, 24, 78],
    chips: [
      [350, 40, 48],
      [0, 0, 94],
      [30, 30, 56],
      [190, 18, 50],
    ],
  },
] as const

function chipping(random: Random, chips: readonly Rgb[]) {
  const large = cells(random)
  const small = cells(random)
  const skin = cloud(random, 3)
  const scale = random.range(7, 11)
  /** The chip's colour and how much of it shows, 0 between chips. */
  return (u: number, v: number): { colour: Rgb; share: number } => {
    const wobble = 0.25 * skin(u * 30, v * 30)
    for (const [at, size] of [
      [large, scale],
      [small, scale * 2.3],
    ] as const) {
      const cell = at(u * size + wobble, v * size + wobble)
      const share = clamped((0.16 + 0.24 * cell.a - cell.near) * 16) * (cell.b < 0.6 ? 1 : 0)
      const colour = chips[Math.floor(cell.c * chips.length)]
      if (share > 0 && colour) return { colour, share }
    }
    return { colour: [0, 0, 0], share: 0 }
  }
}

/** Chips of stone in polished cement. */
export const terrazzo: MakeGround = (random) => {
  const { base, chips } = random.pick(palettes)
  const cement = paint(base)
  const chip = chipping(
    random,
    chips.map((c) => paint(c)),
  )
  const grain = cloud(random, 3)
  return (u, v, out) => {
    const { colour, share } = chip(u, v)
    blend(out, [cement, colour], [share, 0.92 + 0.16 * grain(u * 50, v * 50)])
    out[3] = 0
  }
}
