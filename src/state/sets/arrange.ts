// In which order a set is shown, and which of its pictures.
import { type Expected, isWrong } from './expected'
import type { MapFigures } from './figures'
import type { Outcome } from './outcome'
import type { SetItem } from './pictureSet'

export type Order = 'given' | 'wrong' | 'unsure' | 'sure' | MeasuredOrder
/** The least faithful first. */
export type MeasuredOrder = 'averageDrop' | 'deletion' | 'insertion'

export const measuredOrders: readonly Order[] = [
  'averageDrop',
  'deletion',
  'insertion',
] satisfies MeasuredOrder[]

export interface Arrangement {
  readonly order: Order
  /** Words that the picture's path or one of its classes holds. */
  readonly text: string
  readonly wrongOnly: boolean
}

export const asGiven: Arrangement = { order: 'given', text: '', wrongOnly: false }

export interface Known {
  readonly outcomes: ReadonlyMap<string, Outcome>
  readonly expected: Expected
  /** Of the maps that are measured. */
  readonly figures?: ReadonlyMap<string, MapFigures>
}

/** Those that are still to come, and those that failed, stand behind the others, as they were given. */
export function arranged(
  items: readonly SetItem[],
  { order, text, wrongOnly }: Arrangement,
  known: Known,
): readonly SetItem[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = items.filter(
    (item) => (!wrongOnly || wrongItem(item, known)) && words.every((w) => wordsOf(item, known).includes(w)),
  )
  if (order === 'given') return shown
  const ranks = new Map(shown.map((item) => [item.key, rankOf(item, order, known)]))
  return shown.toSorted((a, b) => (ranks.get(a.key) ?? 0) - (ranks.get(b.key) ?? 0))
}

/** Smaller comes first; equal ones stay as they were. */
function rankOf(item: SetItem, order: Order, known: Known): number {
  const outcome = known.outcomes.get(item.key)
  if (outcome?.kind !== 'done') return 10
  if (order === 'averageDrop' || order === 'deletion' || order === 'insertion') {
    const measured = known.figures?.get(item.key)
    const value = measured?.kind === 'measured' ? measured.figures[order] : undefined
    return value === undefined ? 9 : order === 'insertion' ? value : 1 - value
  }
  const sure = outcome.top[0]?.probability ?? 0
  if (order === 'unsure') return sure
  if (order === 'sure') return 1 - sure
  // The surest mistake is the first to look at.
  return wrongItem(item, known) ? 1 - sure : 2
}

export function wrongItem({ key }: SetItem, { outcomes, expected }: Known): boolean {
  const outcome = outcomes.get(key)
  const best = outcome?.kind === 'done' ? outcome.top[0] : undefined
  return best !== undefined && isWrong(best.index, expected.of.get(key))
}

function wordsOf({ key, path }: SetItem, { outcomes, expected }: Known): string {
  const outcome = outcomes.get(key)
  const found = outcome?.kind === 'done' ? [outcome.top[0]?.label, outcome.chosen.label] : []
  return [path, ...found, expected.of.get(key)?.label].join(' ').toLowerCase()
}
