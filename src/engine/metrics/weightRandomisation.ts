// Weight randomisation, arxiv.org/abs/1810.03292: how like a map stays to itself once weights of the model are shuffled.
// Cascading: those of ever more layers, from the output on. Independent: those of one layer at a time.
import type { Grid } from '../maps/grid'
import type { Report } from '../types'
import { likeness } from './agreement'
import type { Randomisation, RandomisationStep } from './types'

/** What is asked of a network whose weights are shuffled layer by layer. */
export interface Randomising<Map extends Grid> {
  readonly kind: Randomisation
  /** Names of the weights of each layer, from the output on to the input. */
  readonly groups: readonly (readonly string[])[]
  /** Shares at which a cascade stops, or that single layers are taken from; without it every layer. */
  readonly shares?: readonly number[]
  /** The map once these weights are shuffled, by this seed. */
  readonly shuffled: (weights: ReadonlySet<string>, seed: number) => Promise<Map>
  readonly report: Report
}

/** Where a cascade stops unless told otherwise, and from how many layers single ones are taken. */
const CASCADE = [0.1, 0.25, 0.5, 1]
const SINGLE = 8

/** A few shares of so many layers with weights: four of a cascade, or up to eight single layers from end to end. */
export function usualShares(kind: Randomisation, layers: number): readonly number[] {
  if (kind === 'cascading') return CASCADE
  const count = Math.min(SINGLE, layers)
  const place = (i: number) => Math.round((i * (layers - 1)) / Math.max(1, count - 1))
  return Array.from({ length: count }, (_, i) => (place(i) + 1) / layers)
}

/** @throws what `shuffled` or `report` throws */
export async function weightRandomisation<Map extends Grid>(
  map: Grid,
  { kind, groups, shares, shuffled, report }: Randomising<Map>,
): Promise<readonly RandomisationStep<Map>[]> {
  const every = groups.map((_, i) => (i + 1) / groups.length)
  const wanted = groups.length === 0 ? [] : (shares ?? every)
  const steps: RandomisationStep<Map>[] = []
  for (const [i, share] of wanted.entries()) {
    await report({ phase: 'measuring', done: i, total: wanted.length })
    const count = Math.min(groups.length, Math.max(1, Math.round(share * groups.length)))
    const taken = groups.slice(kind === 'cascading' ? 0 : count - 1, count)
    const heatmap = await shuffled(new Set(taken.flat()), 1 + i)
    steps.push({ share, layer: layerOf(taken.at(-1) ?? []), correlation: likeness(map, heatmap), heatmap })
  }
  return steps
}

/** What its weights' names share: `block1/conv` of `block1/conv/kernel` and `block1/conv/bias`. */
function layerOf([first = '', ...rest]: readonly string[]): string {
  const parts = first.split('/')
  const length = rest.reduce(
    (most, name) => {
      const other = name.split('/')
      const differs = parts.findIndex((part, i) => part !== other[i])
      return Math.min(most, differs < 0 ? parts.length : differs)
    },
    Math.max(1, parts.length - 1),
  )
  return parts.slice(0, length).join('/') || first
}
