import { hsl } from './strokes'

export interface Coat {
  readonly back: string
  readonly side: string
  readonly belly: string
  readonly fin: string
  readonly stripes: boolean
  readonly metal: number
}

type Hsl = readonly [number, number, number]

function coat(
  [back, side, belly, fin]: readonly [Hsl, Hsl, Hsl, Hsl],
  stripes: boolean,
  metal: number,
): Coat {
  return { back: hsl(...back), side: hsl(...side), belly: hsl(...belly), fin: hsl(...fin), stripes, metal }
}

// biome-ignore format: a table
/** Herring, goldfish, mackerel, snapper, reef fish. */
export const coats: readonly Coat[] = [
  coat([[208, 35, 26], [205, 16, 66], [40, 14, 88], [208, 18, 46]], false, 0.35),
  coat([[18, 82, 44], [28, 90, 55], [42, 85, 72], [20, 85, 52]], false, 0.2),
  coat([[175, 40, 22], [165, 26, 58], [60, 20, 86], [170, 28, 38]], true, 0.35),
  coat([[350, 42, 42], [352, 45, 66], [15, 40, 88], [352, 50, 52]], false, 0.25),
  coat([[224, 60, 32], [210, 70, 52], [48, 80, 66], [46, 85, 55]], true, 0.12),
]
