// Names in parsed JSON, as Keras, TorchServe, Hugging Face, Lobe, Teachable Machine and people write them.
import { asList, asNumber, asText, isObject, type Json } from '../../json'
import { byNumber, countedFrom } from './inOrder'
import { type NameList, NO_NAMES } from './types'

/** Under which a file keeps its names, the surest first. */
const KEYS = [
  'id2label',
  'labels',
  'class_names',
  'classNames',
  'classes',
  'names',
  'wordLabels',
  'label_names',
  'labelNames',
  'class_indices',
  'classIndices',
  'class_to_idx',
  'idx_to_class',
  'index_to_name',
  'label_map',
  'labelMap',
  'label2id',
  'categories',
  'Label',
  'label',
  'tags',
  'name',
  'class_name',
] as const

const NAME_KEYS = [
  'name',
  'label',
  'display_name',
  'displayName',
  'class_name',
  'className',
  'class',
  'title',
  'text',
  'value',
]
const ID_KEYS = ['id', 'index', 'idx', 'class_id', 'classId', 'label_id', 'number', 'key', 'value']

/** No names where the value holds none. */
export function objectLabels(value: unknown): NameList {
  return namesWithin(value, 3)
}

function namesWithin(value: unknown, depth: number): NameList {
  if (Array.isArray(value)) return listed(value)
  if (!isObject(value)) return NO_NAMES
  const named = timmNames(value) ?? underKeys(value, depth)
  if (named) return named
  const read = mapped(value)
  return read.names.length > 0 ? read : (furtherIn(value, 2) ?? NO_NAMES)
}

function underKeys(value: Json, depth: number): NameList | null {
  for (const key of KEYS) {
    const inner = Object.hasOwn(value, key) ? value[key] : null
    if (depth < 1 || typeof inner !== 'object' || inner === null) continue
    const found = namesWithin(inner, depth - 1)
    if (found.names.length > 0) return found
  }
  return null
}

/** One of the keys, in an object inside. */
function furtherIn(value: Json, depth: number): NameList | null {
  for (const inner of Object.values(value)) {
    if (!isObject(inner) || depth < 1) continue
    const found = underKeys(inner, 2) ?? furtherIn(inner, depth - 1)
    if (found) return found
  }
  return null
}

/** timm's config.json: WordNet ids, and what they mean. */
function timmNames({ label_names: ids, label_descriptions: words }: Json): NameList | null {
  if (!Array.isArray(ids) || !isObject(words)) return null
  return { names: ids.map((id) => asText(words[String(id)]) ?? String(id)), doubts: [] }
}

/** `["cat", 0]` or `["0", "cat"]`: one of the two is the number. */
function paired(list: readonly unknown[]): NameList | null {
  const pairs = list.map((item) => (Array.isArray(item) && item.length === 2 ? item : []))
  for (const at of [0, 1]) {
    const numbers = pairs.map((pair) => wholeNumber(pair[at]) ?? -1)
    const names = pairs.map((pair) => asText(pair[1 - at]))
    if (countedFrom(numbers) !== null && names.every((name) => name !== null))
      return byNumber(numbers.map((number, i) => [number, names[i] ?? ''] as const))
  }
  return null
}

/** `[{ "cat": 0 }, { "dog": 1 }]`: a map that was cut into its pairs. */
function singles(list: readonly unknown[]): NameList {
  const pairs = list.flatMap((item) => (isObject(item) ? [Object.entries(item)] : []))
  const keys = new Set(pairs.map(([pair]) => pair?.[0]))
  const single = pairs.length === list.length && pairs.every((entries) => entries.length === 1)
  return single && keys.size === list.length ? mapped(Object.fromEntries(pairs.flat())) : NO_NAMES
}

function listed(list: readonly unknown[]): NameList {
  const pairs = paired(list)
  if (pairs) return pairs
  const names = list.map(nameIn)
  if (names.some((name) => name === null)) return singles(list)
  const plain = names.flatMap((name) => name ?? [])
  const ids = list.map((item) => (isObject(item) ? numberIn(item) : null))
  if (list.length === 0 || ids.some((id) => id === null)) return { names: plain, doubts: [] }
  const numbered = plain.map((name, i) => [ids[i] ?? 0, name] as const)
  if (countedFrom(numbered.map(([id]) => id)) !== null) return byNumber(numbered)
  const sorted = [...numbered].sort(([a], [b]) => a - b).map(([, name]) => name)
  return {
    names: sorted,
    doubts: ['has numbers with gaps; the names are taken in the order of their numbers'],
  }
}

/** `{ "0": "cat" }`, `{ "cat": 0 }` or `{ "cat": "0" }`. */
function mapped(json: Json): NameList {
  const entries = Object.entries(json)
  if (entries.length === 0) return NO_NAMES
  const values = entries.map(([, value]) => wholeNumber(value) ?? (isObject(value) ? numberIn(value) : null))
  const counted = entries.map(([key]) => KEY.exec(key)?.[1])
  const byKey = counted.every((number) => number !== undefined)
  const byValue = values.every((value) => value !== null)
  const turned = entries.map(([key], i) => [values[i] ?? -1, key] as const)
  if (byKey && entries.some(([key]) => !/^\d+$/.test(key)))
    return mapped(Object.fromEntries(entries.map(([, value], i) => [counted[i] ?? '', value])))
  if (!byKey) return byValue ? byNumber(turned) : NO_NAMES
  const plain = entries.map(([key, value]) => [Number(key), nameIn(value)] as const)
  const straight = plain.flatMap(([key, name]) => (name === null ? [] : [[key, name] as const]))
  const permuted = byValue && countedFrom(values.map((value) => value ?? -1)) === 'zero'
  if (!permuted) return straight.length === entries.length ? byNumber(straight) : NO_NAMES
  // Folders called 0, 1, 10, 11, 2: Keras writes the place as a number; a name is written as text.
  const numeric = entries.every(([, value]) => typeof value === 'number')
  const read = byNumber(numeric ? turned : straight)
  if (entries.every(([key], i) => Number(key) === values[i])) return read
  const taken = numeric ? 'the second number of each pair is taken' : 'the first number of each pair is taken'
  return { names: read.names, doubts: [...read.doubts, `maps numbers to numbers; ${taken} for the class`] }
}

/** "0", "0.0", "class_0" or "label0". */
const KEY = /^(?:(?:class|label)[ _]?)?(\d{1,9})(?:\.0)?$/i

function wholeNumber(value: unknown): number | null {
  if (typeof value === 'string') return /^\d{1,9}$/.test(value) ? Number(value) : null
  return Number.isInteger(value) ? Number(value) : null
}

/** "cat", { name: "cat" }, or ["n02123045", "tabby_cat"]. */
function nameIn(value: unknown): string | null {
  if (Array.isArray(value)) return asText(asList(value).at(-1))?.replaceAll('_', ' ') ?? null
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (!isObject(value)) return asText(value)
  const key = NAME_KEYS.find((name) => Object.hasOwn(value, name) && typeof value[name] === 'string')
  return key === undefined ? null : asText(value[key])
}

function numberIn(value: Json): number | null {
  const key = ID_KEYS.find((name) => Object.hasOwn(value, name))
  return key === undefined ? null : (asNumber(value[key]) ?? wholeNumber(value[key]))
}
