// What the metrics say of the maps of a set: of each, and their means for each class and for all.
import type { Measures } from '../engine/metrics/types'
import { type Figures, figuresOf } from '../results/metricColumns'
import { type MetricColumn, metricColumns } from '../results/row'
import type { SetOutcome } from './outcome'

/** `none`: a map that holds no number has no figures. */
export type MapFigures =
  | { readonly kind: 'measured'; readonly figures: Figures }
  | { readonly kind: 'none' }
  | { readonly kind: 'failed'; readonly text: string }

export interface MeanFigures {
  /** Null of all classes. */
  readonly label: string | null
  /** Maps that it is the mean of. */
  readonly count: number
  readonly figures: Figures
}

export const measuredBy = (found: Measures): MapFigures => ({ kind: 'measured', figures: figuresOf(found) })

interface Known {
  readonly outcomes: ReadonlyMap<string, SetOutcome>
  readonly figures: ReadonlyMap<string, MapFigures>
}

/** Of all first, then of each class that is explained, that of most maps first; nothing while nothing is measured. */
export function meanFigures({ outcomes, figures }: Known): readonly MeanFigures[] {
  const all: Figures[] = []
  const classes = new Map<number, { readonly label: string; readonly of: Figures[] }>()
  for (const [key, known] of figures) {
    const outcome = outcomes.get(key)
    if (known.kind !== 'measured' || outcome?.kind !== 'done') continue
    const { index, label } = outcome.chosen
    const found = classes.get(index) ?? { label, of: [] }
    classes.set(index, found)
    all.push(known.figures)
    found.of.push(known.figures)
  }
  if (all.length === 0) return []
  const means = [...classes]
    .toSorted(([a, { of: many }], [b, { of: few }]) => few.length - many.length || a - b)
    .map(([, { label, of }]) => ({ label, count: of.length, figures: meanOf(of) }))
  return [{ label: null, count: all.length, figures: meanOf(all) }, ...means]
}

function meanOf(list: readonly Figures[]): Figures {
  const means = metricColumns.flatMap((name): [MetricColumn, number][] => {
    const values = list.flatMap((figures) => figures[name] ?? [])
    return values.length === 0 ? [] : [[name, values.reduce((a, b) => a + b, 0) / values.length]]
  })
  return Object.fromEntries(means)
}
