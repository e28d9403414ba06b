// In which order a set is shown, and which of its pictures.
import { type Expected, isWrong } from './expected'
import type { MapFigures } from './figures'
import type { SetOutcome, SetPicture } from './outcome'

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
  readonly only: Only
}

/** The wrong ones, those whose best class has less than half, or those of which one class is expected. */
export type Only = 'all' | 'wrong' | 'unsure' | { readonly expected: string }

export const asGiven: Arrangement = { order: 'given', text: '', only: 'all' }

export interface Known {
  readonly outcomes: ReadonlyMap<string, SetOutcome>
  readonly expected: Expected
  /** Of the maps that are measured. */
  readonly figures?: ReadonlyMap<string, MapFigures>
}

/** Those that are still to come, and those that failed, stand behind the others, as they were given. */
export function arranged<Item extends SetPicture>(
  items: readonly Item[],
  { order, text, only }: Arrangement,
  known: Known,
): readonly Item[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean)
  const shown = items.filter(
    (item) => isAmong(item, only, known) && words.every((w) => wordsOf(item, known).includes(w)),
  )
  if (order === 'given') return shown
  const ranks = new Map(shown.map((item) => [item.key, rankOf(item, order, known)]))
  return shown.toSorted((a, b) => (ranks.get(a.key) ?? 0) - (ranks.get(b.key) ?? 0))
}

/** Smaller comes first; equal ones stay as they were. */
function rankOf(item: SetPicture, order: Order, known: Known): number {
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

export function isAmong(item: SetPicture, only: Only, known: Known): boolean {
  if (only === 'all') return true
  if (only === 'wrong') return wrongItem(item, known)
  if (only !== 'unsure') return known.expected.of.get(item.key)?.label === only.expected
  const outcome = known.outcomes.get(item.key)
  return outcome?.kind === 'done' && (outcome.top[0]?.probability ?? 1) < 0.5
}

/** Classes that are expected of a set, the commonest first, and of how many pictures. */
export function expectedClasses(
  items: readonly SetPicture[],
  { of }: Expected,
): readonly { readonly label: string; readonly count: number }[] {
  const counts = new Map<string, number>()
  for (const { key } of items) {
    const label = of.get(key)?.label
    if (label !== undefined) counts.set(label, (counts.get(label) ?? 0) + 1)
  }
  return [...counts].map(([label, count]) => ({ label, count })).sort((a, b) => b.count - a.count)
}

export function wrongItem({ key }: SetPicture, { outcomes, expected }: Known): boolean {
  const outcome = outcomes.get(key)
  const best = outcome?.kind === 'done' ? outcome.top[0] : undefined
  return best !== undefined && isWrong(best.index, expected.of.get(key))
}

function wordsOf({ key, path }: SetPicture, { outcomes, expected }: Known): string {
  const outcome = outcomes.get(key)
  const found = outcome?.kind === 'done' ? [outcome.top[0]?.label, outcome.chosen.label] : []
  return [path, ...found, expected.of.get(key)?.label].join(' ').toLowerCase()
}
