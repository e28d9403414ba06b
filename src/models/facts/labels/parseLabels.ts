// Text of a label file -> names, by what it holds; its ending decides nothing.
import { pbtxtLabels, yamlLabels } from './blockLabels'
import { lineLabels } from './lineLabels'
import { looseJson } from './looseJson'
import { objectLabels } from './objectLabels'
import { type NameList, NO_NAMES } from './types'

/** Longer names are cut: they are shown in lists. */
const LONGEST = 200
const MOST = 100_000

/** No names where the text is no list of them. */
export function parseLabels(text: string, path: string): NameList {
  const read = namesIn(text.replace(/^\uFEFF/, ''), path)
  const names = read.names.map((name) => name.replaceAll(/\s+/g, ' ').trim().slice(0, LONGEST))
  if (names.length > MOST || !names.some((name) => name !== '') || meaningless(names)) return NO_NAMES
  return { names: names.map((name, i) => name || `class ${i}`), doubts: [...read.doubts, ...doubtsOf(names)] }
}

function namesIn(text: string, path: string): NameList {
  const value = looseJson(text)
  if (value !== undefined) return objectLabels(value)
  if (/\.json$/i.test(path)) return NO_NAMES
  return pbtxtLabels(text) ?? (/\.ya?ml$/i.test(path) ? (yamlLabels(text) ?? NO_NAMES) : lineLabels(text))
}

/** What Hugging Face writes where nobody named the classes. */
const meaningless = (names: readonly string[]) => names.every((name, i) => name === `LABEL_${i}`)

function doubtsOf(names: readonly string[]): readonly string[] {
  const empty = names.filter((name) => name === '').length
  return empty > 0 ? [`leaves ${empty} of ${names.length} classes without a name`] : []
}
