// Metrics as columns of results.csv, and their mean for each class at its end.
import type { Measures } from '../engine/metrics/types'
import { type BaseColumn, type MetricColumn, metricColumns, type Row } from '../results/row'

/** Of the curves their areas, of ROAD both orders combined; empty where a map has none. */
export function metricCells(found: Measures | undefined): Readonly<Partial<Record<MetricColumn, string>>> {
  if (!found) return {}
  const values = {
    ...found,
    deletion: found.deletion.auc,
    insertion: found.insertion.auc,
    road: found.road.combined,
  }
  const cell = (value: number | undefined) => (Number.isFinite(value) ? String(value) : '')
  return Object.fromEntries(metricColumns.map((name) => [name, cell(values[name])]))
}

/** A row for each class, in the order of their numbers: no picture, and in `state` of how many it is the mean. */
export function meanRows(rows: readonly Row[], empty: Readonly<Record<BaseColumn, string>>): readonly Row[] {
  const byClass = new Map<number, Row[]>()
  for (const row of rows) {
    if (row.error !== '' || row.averageDrop === undefined) continue
    byClass.set(Number(row.class), [...(byClass.get(Number(row.class)) ?? []), row])
  }
  return [...byClass]
    .toSorted(([a], [b]) => a - b)
    .map(([index, of]) => {
      const means = metricColumns.map((name) => [name, mean(of.map((row) => row[name] ?? ''))])
      const label = of[0]?.label ?? ''
      const words = { class: String(index), label, state: `mean of ${of.length}` }
      return { ...empty, ...words, ...Object.fromEntries(means) }
    })
}

function mean(cells: readonly string[]): string {
  const known = cells.filter((cell) => cell !== '').map(Number)
  return known.length === 0 ? '' : String(known.reduce((a, b) => a + b, 0) / known.length)
}
