// results.csv: one row a picture, appended as each is done, so that a stopped run loses one at most.
import { appendFile, readFile } from 'node:fs/promises'
import { failure } from '../errors'
import { csvLine, readCsv } from './csv'
import { writeWhole } from './files'
import { shortPath } from './words'

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
] as const
export type Row = Readonly<Record<(typeof columns)[number], string>>

export const emptyRow = Object.fromEntries(columns.map((name) => [name, ''])) as Row

export async function readResults(path: string): Promise<readonly Row[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return readCsv(text)
    .slice(1)
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])) as Row)
}

/** @throws BadRecipe for a table of somebody else's that lies where ours would */
export async function checkResults(path: string): Promise<void> {
  const text = await readFile(path, 'utf8').catch(() => '')
  if (text === '' || text.startsWith('picture,class,label,score,')) return
  throw failure('BadRecipe', `${shortPath(path)} was not made by this command; give another folder.`)
}

const cellsOf = (row: Row) => columns.map((name) => row[name])

/** Writes the rows anew, all or nothing. @throws NotReadable */
export async function startResults(path: string, rows: readonly Row[]): Promise<void> {
  await writeWhole(path, [columns, ...rows.map(cellsOf)].map(csvLine).join(''))
}

/** @throws NotReadable */
export async function addResult(path: string, row: Row): Promise<void> {
  await appendFile(path, csvLine(cellsOf(row))).catch((error: unknown) => {
    throw failure('NotReadable', `${shortPath(path)} cannot be written; check the folder.`, error)
  })
}
