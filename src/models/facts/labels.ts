// Names of the classes: what lies beside the model wins, then ImageNet's where the number of classes is its own.
import { baseName } from '../files/baseName'
import { asList, asObject, asText, isObject } from '../json'
import type { ModelFiles } from '../types'

export interface Labels {
  readonly names: readonly string[]
  /** For the card: "labels.txt", "ImageNet", "none". */
  readonly source: string
}

export const NO_LABELS: Labels = { names: [], source: 'none' }

const FILES = [
  /^labels?\.txt$/i,
  /^labels?\.json$/i,
  /class_index\.json$/i,
  /^class(es|_names)?\.(json|txt)$/i,
  /^metadata\.json$/i,
]

/** The labels that lie beside the model, or none. A file that is no list of names is passed over. */
export async function readLabels(files: ModelFiles): Promise<Labels> {
  const paths = [...files.paths, ...(files.sidecars ?? [])]
  for (const pattern of FILES) {
    for (const path of paths.filter((name) => pattern.test(baseName(name)))) {
      const names = parseLabels(await readText(path, files), path)
      if (names.length > 0) return { names, source: baseName(path) }
    }
  }
  return NO_LABELS
}

/** Nobody asked for the metadata, so a model goes without. */
async function readText(path: string, files: ModelFiles): Promise<string> {
  try {
    return new TextDecoder().decode(await files.read(path))
  } catch (error) {
    if (baseName(path) === 'metadata.json') return ''
    throw error
  }
}

export function parseLabels(text: string, path: string): readonly string[] {
  return /\.json$/i.test(path) ? jsonLabels(text) : lineLabels(text)
}

/** One name a line, with or without its number in front: "3 tiger shark", "3: tiger shark". */
function lineLabels(text: string): readonly string[] {
  const lines = text
    .replace(/^\uFEFF/, '')
    .replace(/\s+$/, '')
    .split(/\r?\n/)
  const numbered = lines.every((line, i) => new RegExp(`^\\s*${i}[\\s:,]+\\S`).test(line))
  const names = numbered ? lines.map((line) => line.replace(/^\s*\d+[\s:,]+/, '')) : lines
  const trimmed = names.map((name) => name.trim())
  return trimmed.some((name) => name !== '') ? trimmed : []
}

/** A list, `{ labels: [...] }`, `{ "0": "cat" }`, `{ "0": ["n02123045", "tabby"] }` or `{ "cat": 0 }`. */
function jsonLabels(text: string): readonly string[] {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    return []
  }
  const listed = isObject(json) ? (json.labels ?? json.classes ?? json.class_names ?? json.classNames) : json
  if (Array.isArray(listed)) return listed.map(nameIn)
  const entries = Object.entries(asObject(listed ?? json))
  if (entries.length === 0) return []
  if (entries.every(([key]) => /^\d+$/.test(key)))
    return byNumber(entries.map(([key, value]) => [Number(key), nameIn(value)]))
  if (entries.every(([, value]) => Number.isInteger(value)))
    return byNumber(entries.map(([key, value]) => [Number(value), key]))
  return []
}

function nameIn(value: unknown): string {
  if (Array.isArray(value)) return String(value.at(-1) ?? '').replaceAll('_', ' ')
  return asText(value) ?? asText(asObject(value).name) ?? String(value)
}

function byNumber(entries: readonly (readonly [number, string])[]): readonly string[] {
  const names: string[] = []
  for (const [index, name] of entries) if (index < 100_000) names[index] = name
  return Array.from(names, (name, i) => name ?? `class ${i}`)
}

/** Fits the names to the classes of an output: one more or less is the background class that ImageNet models add. */
export async function labelsFor(given: Labels, classes: number): Promise<Labels> {
  if (given.names.length === classes) return given
  if (given.names.length === classes - 1 && classes === 1001) {
    return { names: ['background', ...given.names], source: given.source }
  }
  if (classes !== 1000 && classes !== 1001) return binary(given, classes)
  const { IMAGENET } = await import('./imagenetLabels.generated')
  const names = asList(IMAGENET.split('\n')).map(String)
  return { names: classes === 1001 ? ['background', ...names] : names, source: 'ImageNet' }
}

/** Two names for one sigmoid: the output is the second. */
function binary(given: Labels, classes: number): Labels {
  const [, second] = given.names
  return classes === 1 && given.names.length === 2 && second
    ? { names: [second], source: given.source }
    : NO_LABELS
}
