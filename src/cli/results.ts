// results.csv: one row a picture, appended as each is done, so that a stopped run loses one at most.
import { appendFile, readFile } from 'node:fs/promises'
import { failure } from '../errors'
import { readCsv } from '../results/csv'
import { meanRows } from '../results/metricColumns'
import { emptyRow, type Row, rowLine, tableText } from '../results/row'
import { notWritten, writeWhole } from './files'
import { shortPath } from './words'

/** Of the pictures; means are left out. */
export async function readResults(path: string): Promise<readonly Row[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  const [names = [], ...rows] = readCsv(text)
  return rows
    .filter((cells) => cells.length === names.length && cells[0] !== '')
    .map((cells) => ({ ...emptyRow, ...Object.fromEntries(names.map((name, i) => [name, cells[i] ?? ''])) }))
}

/** @throws BadRecipe for a table of somebody else's that lies where ours would */
export async function checkResults(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '')
  if (text === '' || text.startsWith('picture,class,label,score,')) return
  throw failure('BadRecipe', `${shortPath(path)} was not made by this command; give another folder.`)
}

/** A table of results, with or without metrics. */
export interface Table {
  readonly path: string
  readonly metrics: boolean
}

/** Writes the rows anew, all or nothing. @throws NotReadable */
export async function startResults({ path, metrics }: Table, rows: readonly Row[]): Promise<void> {
  await writeWhole(path, tableText(rows, metrics))
}

/** @throws NotReadable */
export async function addResult({ path, metrics }: Table, row: Row): Promise<void> {
  await appendFile(path, rowLine(row, metrics)).catch((error: unknown) => {
    throw notWritten(path, error)
  })
}

/** The means of the metrics, of each class and of all, at the end. @throws NotReadable */
export async function addMeans(table: Table, rows: readonly Row[]): Promise<void> {
  if (!table.metrics) return
  for (const row of meanRows(rows, emptyRow)) await addResult(table, row)
}
