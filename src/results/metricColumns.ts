// Metrics as columns of results.csv, and their means at its end: of each class, and of all.
import type { Measures } from '../engine/metrics/types'
import { type BaseColumn, type MetricColumn, metricColumns, type Row } from './row'

/** Of the curves their areas, of ROAD both orders combined; those that a map has none of are left out. */
export type Figures = Readonly<Partial<Record<MetricColumn, number>>>

/** One number a metric. */
export function figuresOf(found: Measures): Figures {
  const { deletion, insertion, road } = found
  const figures = { ...found, deletion: deletion.auc, insertion: insertion.auc, road: road.combined }
  const known = metricColumns.filter((name) => Number.isFinite(figures[name]))
  return Object.fromEntries(known.map((name) => [name, figures[name]]))
}

/** Empty where a map has no figure; no cells where nothing was measured. */
export function metricCells(figures: Figures | undefined): Readonly<Partial<Record<MetricColumn, string>>> {
  if (!figures) return {}
  return Object.fromEntries(metricColumns.map((name) => [name, String(figures[name] ?? '')]))
}

/** Whether metrics were asked for of it. */
export const hasFigures = (row: Row) => row.error === '' && row.averageDrop !== undefined

/** A row for each class, in the order of their numbers, and one of all: no picture, and in `state` of how many it is the mean. */
export function meanRows(rows: readonly Row[], empty: Readonly<Record<BaseColumn, string>>): readonly Row[] {
  const measured = rows.filter(hasFigures)
  const meanOf = (of: readonly Row[], words: Pick<Row, 'class' | 'label'>): Row => {
    const means = metricColumns.map((name) => [name, mean(of.map((row) => row[name] ?? ''))])
    return { ...empty, ...words, state: `mean of ${of.length}`, ...Object.fromEntries(means) }
  }
  const classes = [...new Set(measured.map((row) => row.class))]
    .toSorted((a, b) => Number(a) - Number(b))
    .map((index) => {
      const of = measured.filter((row) => row.class === index)
      return meanOf(of, { class: index, label: of[0]?.label ?? '' })
    })
  return measured.length === 0 ? [] : [...classes, meanOf(measured, { class: '', label: 'all classes' })]
}

function mean(cells: readonly string[]): string {
  const known = cells.filter((cell) => cell !== '').map(Number)
  return known.length === 0 ? '' : String(known.reduce((a, b) => a + b, 0) / known.length)
}
