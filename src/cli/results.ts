// results.csv: one row a picture, appended as each is done, so that a stopped run loses one at most.
import { appendFile, readFile } from 'node:fs/promises'
import { failure } from '../errors'
import { writeWhole } from './files'

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
] as const
export type Row = Readonly<Record<(typeof columns)[number], string>>

const quoted = (value: string) => (/[",\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)
const line = (values: readonly string[]) => `${values.map(quoted).join(',')}\n`

/** Cells of a CSV text, RFC 4180; a last line that was cut short is left out. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (const [, quotedCell, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quotedCell?.replaceAll('""', '"') ?? plain ?? '')
    if (end === ',') continue
    if (end !== '' && row.some((cell) => cell !== '')) rows.push(row)
    row = []
  }
  return rows
}

export async function readResults(path: string): Promise<readonly Row[]> {
  const text = await readFile(path, 'utf8').catch(() => '')
  return parseCsv(text)
    .slice(1)
    .filter((cells) => cells.length === columns.length)
    .map((cells) => Object.fromEntries(columns.map((name, i) => [name, cells[i] ?? ''])) as Row)
}

const cellsOf = (row: Row) => columns.map((name) => row[name])

/** Writes the rows anew, all or nothing. @throws NotReadable */
export async function startResults(path: string, rows: readonly Row[]): Promise<void> {
  await writeWhole(path, [columns, ...rows.map(cellsOf)].map(line).join(''))
}

/** @throws NotReadable */
export async function addResult(path: string, row: Row): Promise<void> {
  await appendFile(path, line(cellsOf(row))).catch((error: unknown) => {
    throw failure('NotReadable', `${path} cannot be written; check the folder.`, error)
  })
}
