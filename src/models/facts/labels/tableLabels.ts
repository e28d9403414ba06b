// A table of classes with a head: index,name and its kin, separated by tabs, semicolons or commas.
import { byNumber, countedFrom } from './inOrder'
import { type NameList, NO_NAMES } from './types'

const NAME = /^(display|class|label|sign|category)?[_ ]?(name|label|class|category|title)s?$/i
const NUMBER = /^(class|label|category)?[_ ]?(index|idx|id|no|number|nr|encoding|code|value)?$/i

export const MARKS = ['\t', ';', ','] as const

/** Null where the first line is no head. */
export function tableLabels(lines: readonly string[]): NameList | null {
  const [head = '', ...rows] = lines
  const mark = MARKS.find((sign) => head.includes(sign))
  if (rows.length === 0) return null
  if (mark === undefined) return /^(class_?names?|label_?names?)$/i.test(head) ? headless(head, rows) : null
  const heads = splitCells(head, mark)
  const unnamed = heads[0] === '' && heads[1] === '0'
  if (!unnamed && !heads.every((cell) => /^[A-Za-z_ ]*$/.test(cell))) return null
  const cells = rows.map((row) => splitCells(row, mark))
  // A list of pictures with their classes is no list of classes.
  if (heads.some((cell) => /file|image|path|picture/i.test(cell)) && heads.some((cell) => NAME.test(cell)))
    return NO_NAMES
  const whole = heads.map((_, i) => cells.every((row) => /^\d{1,9}$/.test(row[i] ?? '')))
  const number = numberColumn(heads, cells, whole)
  const named = heads.findIndex((cell, i) => i !== number && NAME.test(cell) && !whole[i])
  const name = named >= 0 || number < 0 ? named : heads.findIndex((_, i) => i !== number && !whole[i])
  if (name < 0) return null
  const names = cells.map((row) => row[name] ?? '')
  if (number >= 0) return byNumber(cells.map((row, i) => [Number(row[number]), names[i] ?? ''] as const))
  // "tench, Tinca tinca" has a comma and no head.
  return heads.length > 1 && !whole.some(Boolean) ? null : { names, doubts: [] }
}

/** One whose head says so, else one without a head that counts. */
function numberColumn(
  heads: readonly string[],
  cells: readonly (readonly string[])[],
  whole: readonly boolean[],
): number {
  const counts = (i: number) => whole[i] && countedFrom(cells.map((row) => Number(row[i]))) !== null
  const said = heads.findIndex((cell, i) => cell !== '' && NUMBER.test(cell) && whole[i])
  return said >= 0 ? said : heads.findIndex((cell, i) => counts(i) && !/count|total|amount/i.test(cell))
}

const headless = (head: string, names: readonly string[]): NameList => ({
  names,
  doubts: [`begins with "${head}", which is taken for a head`],
})

/** Of one row; cells in quotes may hold the mark. */
export function splitCells(line: string, mark: string): readonly string[] {
  const cells = [...line.matchAll(/(?:^\s*|[,;\t|]\s*)(?:"((?:[^"]|""){0,2000})"|([^,;\t|]*))/g)]
  if (!line.includes('"')) return line.split(mark).map((cell) => cell.trim())
  return cells.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
}
