// Text of a label file -> names, by what it holds; its ending decides nothing.
import { mishap } from '../../files/mishap'
import { pbtxtLabels, yamlLabels } from './blockLabels'
import { decodeText, isUtf8 } from './decodeText'
import { lineLabels } from './lineLabels'
import { looseJson } from './looseJson'
import { objectLabels } from './objectLabels'
import { type NameList, NO_NAMES } from './types'

/** Longer names are cut: they are shown in lists. */
const LONGEST = 200
const MOST = 100_000

/** Null where the bytes are no text. */
export function labelsIn(bytes: Uint8Array, path: string): NameList | null {
  // A list that is not there: what stands in for it is no names.
  if (mishap(bytes)) return NO_NAMES
  const text = decodeText(bytes)
  if (text === null) return null
  const { names, doubts } = parseLabels(text, path)
  const guessed = names.length === 0 || isUtf8(bytes) ? [] : ['is not UTF-8 and is read as Windows-1252']
  return { names, doubts: [...doubts, ...guessed] }
}

/** No names where the text is no list of them. */
export function parseLabels(text: string, path: string): NameList {
  const read = namesIn(text.replace(/^\uFEFF/, ''), path)
  const names = read.names.map((name) => shownAs(name).slice(0, LONGEST))
  if (names.length > MOST || !names.some((name) => name !== '') || meaningless(names)) return NO_NAMES
  return {
    names: names.map((name, i) => name || `class ${i}`),
    doubts: [...read.doubts, ...findDoubts(names)],
  }
}

/**
 * Marks of no width that say nothing. Joiners stay within what is not ASCII: there they make one sign of several, or
 * part two letters, as in Persian.
 */
const BARE =
  /[\u200B\u2060\uFEFF]|(?<=^|\p{ASCII})\u200C|(?<=^|\p{ASCII})\u200D|\u200C(?=$|\p{ASCII})|\u200D(?=$|\p{ASCII})/gu

/** Without these, and with what pages write for signs: AT&amp;T. */
function shownAs(name: string): string {
  const bare = name.replaceAll(BARE, '')
  const plain = bare.replaceAll(/&(amp|lt|gt|quot|apos|nbsp|#39);/g, (all, sign) => SIGNS.get(sign) ?? all)
  return plain.replaceAll(/\s+/g, ' ').trim()
}

const SIGNS: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['#39', "'"],
  ['nbsp', ' '],
])

function namesIn(text: string, path: string): NameList {
  const value = looseJson(text)
  if (typeof value === 'string') return lineLabels(value)
  if (value !== undefined) return objectLabels(value)
  // Markup, a web page say.
  if (/^\s*<(!|\?|[a-z]+[\s>])/i.test(text)) return NO_NAMES
  if (/\.json$/i.test(path)) return NO_NAMES
  return pbtxtLabels(text) ?? (/\.ya?ml$/i.test(path) ? (yamlLabels(text) ?? NO_NAMES) : lineLabels(text))
}

/** What Hugging Face writes where nobody named the classes. */
const meaningless = (names: readonly string[]) => names.every((name, i) => name === `LABEL_${i}`)

function findDoubts(names: readonly string[]): readonly string[] {
  const empty = names.filter((name) => name === '').length
  return empty > 0 ? [`leaves ${empty} of ${names.length} classes without a name`] : []
}
