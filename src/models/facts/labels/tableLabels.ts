// A table of classes with a head: index,name and its kin, separated by commas, semicolons or tabs.
import { byNumber } from './inOrder'
import { type NameList, NO_NAMES } from './types'

const NAME = /^(display[_ ]?)?(class[_ ]?)?(name|label|class|category|title)s?$/i
const NUMBER = /^(class|label|category)?[_ ]?(index|idx|id|no|number|nr)$/i

/** Null where the first line is no head. */
export function tableLabels(lines: readonly string[]): NameList | null {
  const [head = '', ...rows] = lines
  const mark = ['\t', ';', ','].find((sign) => head.includes(sign))
  if (rows.length === 0) return null
  if (mark === undefined) return /^(class_?names?|label_?names?)$/i.test(head) ? headless(head, rows) : null
  const columns = splitLine(head, mark)
  const name = columns.findIndex((cell) => NAME.test(cell) && !NUMBER.test(cell))
  if (name < 0 || !columns.every((cell) => /^[A-Za-z_ ]*$/.test(cell))) return null
  const number = columns.findIndex((cell) => NUMBER.test(cell))
  // A list of pictures with their classes is no list of classes.
  if (columns.some((cell) => /file|image|path|picture/i.test(cell))) return NO_NAMES
  // "tench, Tinca tinca" has a comma and no head.
  if (number < 0 && columns.length > 1) return null
  const cells = rows.map((row) => splitLine(row, mark))
  if (number < 0) return { names: cells.map((row) => row[name] ?? ''), doubts: [] }
  return byNumber(cells.map((row) => [Number(row[number] || Number.NaN), row[name] ?? ''] as const))
}

const headless = (head: string, names: readonly string[]): NameList => ({
  names,
  doubts: [`begins with "${head}", which is taken for a head`],
})

function splitLine(line: string, mark: string): readonly string[] {
  const cells = [...line.matchAll(/(?:^|[,;\t])(?:"((?:[^"]|""){0,2000})"|([^,;\t]*))/g)]
  if (!line.includes('"')) return line.split(mark).map((cell) => cell.trim())
  return cells.map(([, quoted, plain]) => (quoted?.replaceAll('""', '"') ?? plain ?? '').trim())
}
