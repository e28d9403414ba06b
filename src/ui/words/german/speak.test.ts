import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { methodCards } from '../../../engine/methods/cards'
import { firstName } from '../describe'
import { glossary, termsIn } from '../glossary'
import { languageOf } from '../language'
import { keys } from '../strings'
import { methodTexts } from './methods'
import { dictionaries, german, speakGerman } from './speak'

type Book = Readonly<Record<string, unknown>>
const isBook = (value: unknown): value is Book => typeof value === 'object' && value !== null

/** Words of the same name that are the same in both languages, formulas and names. */
const alike = new Set([
  ...['scaleNames.unit', 'scaleNames.signed', 'scaleNames.imagenet', 'palettes.inferno', 'palettes.viridis'],
  ...['palettes.cividis'],
])

/** Every word and sentence by its path. */
function leaves(value: unknown, path = ''): readonly (readonly [string, unknown])[] {
  if (!isBook(value)) return typeof value === 'string' || typeof value === 'function' ? [[path, value]] : []
  return Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name))
}

/** The dictionaries alone: what else their modules export is code, types and lists of their own. */
const books = Object.fromEntries(
  Object.entries(dictionaries).filter(([name, value]) => isBook(value) && name !== 'keys'),
)
const english = leaves(books)
const said = new Map(leaves(german))

test('no word is missing in German', () => {
  const missing = english.map(([path]) => path).filter((path) => !said.has(path) && !alike.has(path))
  expect(missing).toEqual([])
})

test('German says nothing that nobody asks for', () => {
  const known = new Set(english.map(([path]) => path))
  const stray = [...said.keys()].filter(
    (path) => !known.has(path) && !/^(glossary|keyTexts|keyNames)\./.test(path),
  )
  expect(stray).toEqual([])
})

/** Arguments that can be found again in a sentence; of each kind, as sentences take strings, numbers or lists. */
const kinds: readonly (readonly unknown[])[] = [
  ['«a»', '«b»', '«c»', '«d»'],
  [71, 72, 73, 74],
  [['«a»', '«b»'], 72, 73],
  ['«a»', 72, 73],
  ['«a»', ['«b»']],
  [['«a»', '«b»'], '«c»'],
  [
    [71, 72],
    [73, 74],
  ],
]

function found(sentence: unknown, args: readonly unknown[]): readonly string[] | null {
  try {
    const text = [(sentence as (...a: readonly unknown[]) => unknown)(...args)].flat().join(' ')
    return text.includes('undefined') || text.includes('NaN')
      ? null
      : (text.match(/«.»|7[1-4]/g) ?? []).toSorted()
  } catch {
    return null
  }
}

test('what is put into a sentence stands in both languages', () => {
  let compared = 0
  for (const [path, sentence] of english) {
    if (typeof sentence !== 'function' || !said.has(path)) continue
    const args = kinds.find((each) => found(sentence, each) !== null && found(said.get(path), each) !== null)
    expect([path, args !== undefined]).toEqual([path, true])
    if (!args) continue
    expect([path, new Set(found(said.get(path), args))]).toEqual([path, new Set(found(sentence, args))])
    compared++
  }
  expect(compared).toBeGreaterThan(80)
})

test('every method says in German what it does and what it is for', () => {
  expect(Object.keys(methodTexts).toSorted()).toEqual(methodCards.map(({ id }) => id).toSorted())
  for (const { about } of Object.values(methodTexts)) expect(about).toMatch(/^Die Karte hebt .*\.$/)
})

test('the language is the one chosen, else the first that the browser and the page know', () => {
  const marks = (value: string | null) => ({ get: () => value })
  expect(languageOf(marks(null), ['fr-FR', 'de-CH', 'en'])).toBe('de')
  expect(languageOf(marks('en'), ['de'])).toBe('en')
  expect(languageOf(marks('xx'), ['ja'])).toBe('en')
})

describe('spoken', () => {
  const before = { ...glossary }
  const names = keys.map(([key]) => key)
  beforeAll(() => speakGerman())
  afterAll(() => void Object.assign(glossary, before))
  test('every key of the keyboard, every term and every card is German', () => {
    expect(Object.keys(german.keyTexts as Book)).toEqual(names)
    expect(keys.flatMap(([key], at) => (key === names[at] ? [] : [key]))).toEqual(['Leertaste', 'Strg Z'])
    expect(keys.find(([key]) => key === 'O')?.[1]).toBe('Bild öffnen')
    expect(Object.keys(glossary)).toHaveLength(Object.keys(before).length)
    expect(termsIn('Logit 6.43 · Wahrscheinlichkeit 1.00').filter(({ about }) => about)).toHaveLength(2)
    expect(methodCards.find(({ id }) => id === 'gradcam')?.about).toMatch(/^Die Karte hebt hervor/)
  })
  test('a class without a name goes by its number; a name stays as it is', () => {
    const named = ['class 16', 'class 16b', 'tabby, tabby cat'].map(firstName)
    expect(named).toEqual(['Klasse 16', 'class 16b', 'tabby'])
  })
})
