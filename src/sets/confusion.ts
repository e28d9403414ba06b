// Expected classes by predicted ones, counted over a set: only classes that occur.
import type { Known } from './arrange'
import { isWrong } from './expected'
import type { SetPicture } from './outcome'

export interface ConfusionRow {
  readonly label: string
  readonly counts: readonly { readonly count: number; readonly right: boolean }[]
}

export interface Confusion {
  /** Predicted classes; the last may stand for all others. */
  readonly columns: readonly string[]
  readonly rows: readonly ConfusionRow[]
  /** Expected classes that have no row: those with fewer mistakes. */
  readonly more: number
  readonly right: number
  readonly total: number
}

/** More rows and columns nobody reads. */
const MOST_ROWS = 24
const MOST_COLUMNS = 12
export const others = 'other'

interface Pair {
  readonly wanted: string
  readonly found: string
}

/** Null where nothing is expected, or nothing has come yet. */
export function confusionOf(items: readonly SetPicture[], known: Known): Confusion | null {
  const pairs = pairsOf(items, known)
  if (pairs.length === 0) return null
  const wrong = pairs.filter(({ wanted, found }) => wanted !== found)
  const all = occurring(pairs.map(({ wanted }) => wanted))
  const rows = all.length <= MOST_ROWS ? all : mostMistaken(all, wrong).slice(0, MOST_ROWS).toSorted(byName)
  const shown = new Set(rows)
  const strange = occurring(wrong.filter((p) => shown.has(p.wanted)).map(({ found }) => found)).filter(
    (found) => !shown.has(found),
  )
  const folds = strange.length > 1 && rows.length + strange.length > Math.max(MOST_COLUMNS, rows.length + 1)
  const columns = [...rows, ...(folds ? [others] : strange)]
  const counts = countedBy(pairs, (found) => (folds && !shown.has(found) ? others : found))
  return {
    columns,
    rows: rows.map((label) => ({
      label,
      counts: columns.map((column) => ({
        count: counts.get(cell(label, column)) ?? 0,
        right: column === label,
      })),
    })),
    more: all.length - rows.length,
    right: pairs.length - wrong.length,
    total: pairs.length,
  }
}

function pairsOf(items: readonly SetPicture[], { outcomes, expected }: Known): readonly Pair[] {
  return items.flatMap(({ key }) => {
    const outcome = outcomes.get(key)
    const wanted = expected.of.get(key)
    const best = outcome?.kind === 'done' ? outcome.top[0] : undefined
    if (!wanted || !best) return []
    return [{ wanted: wanted.label, found: isWrong(best.index, wanted) ? best.label : wanted.label }]
  })
}

const cell = (wanted: string, found: string) => JSON.stringify([wanted, found])

function countedBy(pairs: readonly Pair[], columnOf: (found: string) => string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { wanted, found } of pairs) {
    const at = cell(wanted, columnOf(found))
    counts.set(at, (counts.get(at) ?? 0) + 1)
  }
  return counts
}

function mostMistaken(labels: readonly string[], wrong: readonly Pair[]): readonly string[] {
  const mistakes = new Map<string, number>()
  for (const { wanted } of wrong) mistakes.set(wanted, (mistakes.get(wanted) ?? 0) + 1)
  return labels.toSorted((a, b) => (mistakes.get(b) ?? 0) - (mistakes.get(a) ?? 0))
}

const occurring = (labels: readonly string[]) => [...new Set(labels)].sort(byName)
const byName = (a: string, b: string) => a.localeCompare(b, 'en', { numeric: true })
