// One name a line, and what tools put around it: numbers, WordNet ids, quotes, commas, bullets, comments, a head; or all
// names on one line.
import { byNumber, countedFrom } from './inOrder'
import { MARKS, splitCells, tableLabels } from './tableLabels'
import { type NameList, NO_NAMES } from './types'

export function lineLabels(text: string): NameList {
  const all = text.split(/\r\n|[\n\r\u2028\u2029]/).map((line) => line.trim())
  const filled = all.filter((line) => line !== '')
  const lines = withoutBullets(withoutComments(filled))
  if (lines.length === 0) return NO_NAMES
  const inside = all
    .slice(all.findIndex(Boolean), all.findLastIndex(Boolean) + 1)
    .filter((line) => line === '')
  const skipped =
    inside.length > 0 ? [`has blank lines inside (${inside.length}), which are passed over`] : []
  const read = oneLine(lines) ?? tableLabels(lines) ?? numbered(lines) ?? plain(lines)
  return { names: read.names, doubts: [...read.doubts, ...skipped] }
}

/** `# classes`, `// classes` and `[classes]` are comments, `#1` a name. */
function withoutComments(lines: readonly string[]): readonly string[] {
  const kept = lines.filter((line) => !/^(#\s|#$|\/\/\s)/.test(line))
  const headed = kept.length > 1 && /^\[[A-Za-z_ ]+\]$/.test(kept[0] ?? '')
  return kept.length > 0 ? kept.slice(headed ? 1 : 0) : lines
}

function withoutBullets(lines: readonly string[]): readonly string[] {
  const bullets = lines.length > 1 && lines.every((line) => /^[-*\u2022]\s+\S/.test(line))
  return bullets ? lines.map((line) => line.replace(/^\S\s+/, '')) : lines
}

/** "cat, dog, hot dog": several names, or one name with commas. */
function oneLine([line = '', ...others]: readonly string[]): NameList | null {
  const mark = others.length === 0 ? [...MARKS, '|'].find((sign) => line.includes(sign)) : undefined
  if (mark === undefined) return null
  const cells = splitCells(line.replace(/[,;|]$/, ''), mark).map(unquoted)
  if (cells.length < 2 || (cells.length === 2 && /^\d+$/.test(cells[0] ?? ''))) return null
  const sign = mark === '\t' ? 'tabs' : mark === '|' ? 'bars' : mark === ';' ? 'semicolons' : 'commas'
  return { names: cells, doubts: [`is one line, which is taken for ${cells.length} names between ${sign}`] }
}

const NUMBER_FIRST = /^(?:(?:class|label)[ _]?)?\[?(\d{1,9})\]?\s*(?:->|=>|[\s:,;=|._)-])\s*(\S.*)$/i
const NUMBER_LAST = /^(.*\S)\s*(?:->|=>|[\s,;:=|])\s*(\d{1,9})$/

/** "0 cat", "0: cat", "1 cat" counted from 1, "cat,0"; null where the numbers are no count. */
function numbered(lines: readonly string[]): NameList | null {
  for (const [pattern, number, name] of [
    [NUMBER_FIRST, 1, 2],
    [NUMBER_LAST, 2, 1],
  ] as const) {
    const entries = lines.flatMap((line) => {
      const found = pattern.exec(line)
      const bare = (found?.[name] ?? '').replace(/\s*(?:[-=]>|[,;:=|])$/, '')
      return found ? [[Number(found[number]), unquoted(bare)] as const] : []
    })
    const counted = entries.length === lines.length && countedFrom(entries.map(([at]) => at)) !== null
    // "type 1", "type 2" are names.
    const different =
      lines.length > 1 ? new Set(entries.map(([, name]) => name)).size > 1 : entries[0]?.[0] === 0
    if (counted && different) return byNumber(entries)
  }
  return null
}

function plain(lines: readonly string[]): NameList {
  const commas = lines.slice(0, -1).every((line) => /[,;]$/.test(line)) && lines.length > 1
  const bare = commas ? lines.map((line) => line.replace(/\s*[,;]$/, '')) : lines
  const synsets = bare.every((line) => /^n\d{8}[\s,:]+\S/.test(line))
  const named = synsets ? bare.map((line) => line.replace(/^n\d{8}[\s,:]+/, '')) : bare
  const quotes = named.every((line) => /^(".*"|'.*')$/.test(line))
  const ids = bare.every((line) => /^n\d{8}$/.test(line))
  return {
    names: quotes ? named.map(unquoted) : named,
    doubts: ids ? ['holds numbers of WordNet and no names'] : [],
  }
}

function unquoted(text: string): string {
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(text.trim())
  return (quoted?.[1] ?? quoted?.[2] ?? text).replaceAll('""', '"').trim()
}
