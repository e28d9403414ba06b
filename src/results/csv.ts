// CSV as spreadsheets read it, RFC 4180; no cell becomes a formula there.

/** What spreadsheets take for a formula, plain numbers apart. */
const FORMULA = /^'*[=+\-@\t\r]/
const NUMBER = /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i

const safe = (cell: string) => (FORMULA.test(cell) && !NUMBER.test(cell) ? `'${cell}` : cell)
const plain = (cell: string) => (cell.startsWith("'") && FORMULA.test(cell) ? cell.slice(1) : cell)

const quoted = (value: string) => (/[",;\t\r\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value)

export const csvLine = (values: readonly string[]) =>
  `${values.map((value) => quoted(safe(value))).join(',')}\n`

/** Cells of rows that were written by `csvLine`. */
export const readCsv = (text: string) => parseCsv(text).map((row) => row.map(plain))

/** Cells of a CSV text; a last line that was cut short is left out. In one pass, whatever the text. */
export function parseCsv(text: string): readonly (readonly string[])[] {
  const rows: string[][] = []
  let row: string[] = []
  for (let at = 0; at < text.length; ) {
    const cell = text[at] === '"' ? quotedCell(text, at) : plainCell(text, at)
    row.push(cell.value)
    if (cell.end >= text.length) return rows
    at = cell.end + 1
    if (text[cell.end] === ',') continue
    if (text[cell.end] === '\r' && text[at] === '\n') at++
    if (row.some((value) => value !== '')) rows.push(row)
    row = []
  }
  return rows
}

interface Cell {
  readonly value: string
  /** Place of the comma or line end behind it. */
  readonly end: number
}

function plainCell(text: string, at: number): Cell {
  let end = at
  while (end < text.length && !',\r\n'.includes(text[end] ?? '')) end++
  return { value: text.slice(at, end), end }
}

function quotedCell(text: string, at: number): Cell {
  const parts: string[] = []
  let from = at + 1
  for (let close = text.indexOf('"', from); close >= 0; close = text.indexOf('"', from)) {
    parts.push(text.slice(from, close))
    if (text[close + 1] !== '"') {
      const rest = plainCell(text, close + 1)
      return { value: parts.join('"') + rest.value, end: rest.end }
    }
    from = close + 2
  }
  return { value: parts.join('"'), end: text.length }
}
