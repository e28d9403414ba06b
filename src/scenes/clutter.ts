// Things on the table that belong to no class: they make the picture a table and the task honest.
import { note, pencil, string } from './clutter/long'
import { block, button, coin, pebble } from './clutter/small'
import type { Random } from './random'
import type { Thing } from './types'

export interface Clutter {
  readonly thing: Thing
  readonly tall: number
  readonly small: number
  readonly large: number
}

const stock: readonly Clutter[] = [
  { thing: pebble, tall: 0.5, small: 0.025, large: 0.07 },
  { thing: coin, tall: 0.15, small: 0.03, large: 0.05 },
  { thing: button, tall: 0.2, small: 0.025, large: 0.045 },
  { thing: note, tall: 0.04, small: 0.1, large: 0.22 },
  { thing: pencil, tall: 0.1, small: 0.18, large: 0.32 },
  { thing: string, tall: 0.06, small: 0.15, large: 0.3 },
  { thing: block, tall: 0.7, small: 0.04, large: 0.09 },
]

export function clutter(random: Random): Clutter {
  return random.pick(stock)
}
