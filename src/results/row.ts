// results.csv, the table of a set of pictures: one row a picture. Terminal and page write it with this.
import { csvLine } from './csv'

export const columns = [
  'picture',
  'class',
  'label',
  'score',
  'probability',
  'state',
  'ms',
  'map',
  'error',
  /** Of the map: 7x7. */
  'shape',
  /** Of the map's .npy file: the first of its SHA-256. */
  'digest',
  /** Of the picture's file, and when it was changed: milliseconds since 1970. */
  'bytes',
  'modified',
  /** Of a detector: the number of the box that is explained, and its edges in pixels of the picture. */
  'anchor',
  'left',
  'top',
  'right',
  'bottom',
  /** The most probable class, whichever the map is of. */
  'best',
  'bestLabel',
  'bestProbability',
  /** Extremes of the map before it was normalised: of one with signs they say where zero lies. */
  'min',
  'max',
  /** What made the map: version and backend. */
  'by',
] as const
export type BaseColumn = (typeof columns)[number]

export const metricColumns = [
  'averageDrop',
  'increaseInConfidence',
  'deletion',
  'insertion',
  'road',
  'complexity',
  'sparseness',
  'coherency',
  'arcc',
] as const
export type MetricColumn = (typeof metricColumns)[number]

/** With metrics where the run asked for them. */
export type Row = Readonly<Record<BaseColumn, string> & Partial<Record<MetricColumn, string>>>

export const emptyRow = Object.fromEntries(columns.map((name) => [name, ''])) as Record<BaseColumn, string>

const headOf = (metrics: boolean) => (metrics ? [...columns, ...metricColumns] : columns)

export const rowLine = (row: Row, metrics: boolean) => csvLine(headOf(metrics).map((name) => row[name] ?? ''))

/** Head and rows. */
export const tableText = (rows: readonly Row[], metrics: boolean) =>
  csvLine(headOf(metrics)) + rows.map((row) => rowLine(row, metrics)).join('')

interface Best {
  readonly index: number
  readonly label: string
  readonly probability: number
}

/** Of a picture's most probable class, and of its map. */
export function bestCells(
  best: Best | undefined,
  { min, max }: { readonly min: number; readonly max: number },
): Partial<Record<BaseColumn, string>> {
  const extremes = { min: String(min), max: String(max) }
  if (!best) return extremes
  const { index, label, probability } = best
  return { best: String(index), bestLabel: label, bestProbability: String(probability), ...extremes }
}

interface NumberedBox {
  readonly anchor: number
  /** Left, top, right, bottom in pixels of the picture. */
  readonly corners: readonly number[]
}

/** Nothing for other models. */
export function boxCells(box: NumberedBox | null | undefined): Partial<Record<BaseColumn, string>> {
  if (!box) return {}
  const [left = '', top = '', right = '', bottom = ''] = box.corners.map((edge) => edge.toFixed(1))
  return { anchor: String(box.anchor), left, top, right, bottom }
}
