// One name a line, and what tools put around it: numbers, WordNet ids, quotes, commas, comments, a head.
import { byNumber, countedFrom } from './inOrder'
import { tableLabels } from './tableLabels'
import { type NameList, NO_NAMES } from './types'

export function lineLabels(text: string): NameList {
  const all = text.split(/\r\n|\n|\r/).map((line) => line.trim())
  const filled = all.filter((line) => line !== '')
  const lines = withoutComments(filled)
  if (lines.length === 0) return NO_NAMES
  const inside = all
    .slice(all.findIndex(Boolean), all.findLastIndex(Boolean) + 1)
    .filter((line) => line === '')
  const skipped =
    inside.length > 0 ? [`has blank lines inside (${inside.length}), which are passed over`] : []
  const read = tableLabels(lines) ?? numbered(lines) ?? plain(lines)
  return { names: read.names, doubts: [...read.doubts, ...skipped] }
}

/** `# classes` is a comment, `#1` a name. */
function withoutComments(lines: readonly string[]): readonly string[] {
  const kept = lines.filter((line) => !/^(#\s|#$)/.test(line))
  return kept.length > 0 ? kept : lines
}

const NUMBER_FIRST = /^(\d{1,9})\s*[\s:,;]\s*(\S.*)$/
const NUMBER_LAST = /^(.*\S)\s*[,;:\t]\s*(\d{1,9})$/

/** "0 cat", "0: cat", "1 cat" counted from 1, "cat,0"; null where the numbers are no count. */
function numbered(lines: readonly string[]): NameList | null {
  for (const [pattern, number, name] of [
    [NUMBER_FIRST, 1, 2],
    [NUMBER_LAST, 2, 1],
  ] as const) {
    const entries = lines.flatMap((line) => {
      const found = pattern.exec(line)
      return found ? [[Number(found[number]), unquoted(found[name] ?? '')] as const] : []
    })
    const counted = entries.length === lines.length && countedFrom(entries.map(([at]) => at)) !== null
    if (counted) return byNumber(entries)
  }
  return null
}

function plain(lines: readonly string[]): NameList {
  const commas = lines.slice(0, -1).every((line) => /[,;]$/.test(line)) && lines.length > 1
  const bare = commas ? lines.map((line) => line.replace(/\s*[,;]$/, '')) : lines
  const synsets = bare.every((line) => /^n\d{8}[\s,:]+\S/.test(line))
  const named = synsets ? bare.map((line) => line.replace(/^n\d{8}[\s,:]+/, '')) : bare
  const quotes = named.every((line) => /^(".*"|'.*')$/.test(line))
  return { names: quotes ? named.map(unquoted) : named, doubts: [] }
}

function unquoted(text: string): string {
  const quoted = /^"(.*)"$|^'(.*)'$/.exec(text.trim())
  return (quoted?.[1] ?? quoted?.[2] ?? text).replaceAll('""', '"').trim()
}
