// `limelight merge`: the parts of a set put together, and what is missing said.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../errors'
import { makers } from '../results/madeBy'
import type { Row } from '../results/row'
import { writeWhole } from './files'
import { type Manifest, manifestSchema } from './manifest'
import { addMeans, checkResults, readResults, startResults } from './results'
import { shortPath } from './words'

export interface Merged {
  readonly folder: string
  /** Parts that are whole, and of how many. */
  readonly parts: number
  readonly of: number
  readonly missing: readonly number[]
  readonly pictures: number
  readonly done: number
  readonly failed: number
  readonly results: string
  readonly manifest: string
  /** Files of maps, where each part has one. */
  readonly maps: readonly string[]
  /** Path of the report, where one was asked for. */
  readonly report?: string
  /** One sentence, or null where the set is whole. */
  readonly lacking: string | null
}

/**
 * @param report writes the report of what was put together, and says where
 * @throws NotReadable where the folder holds no part, BadRecipe where parts are of different sets
 */
export async function mergeParts(
  folder: string,
  report: ((whole: Whole) => Promise<string>) | null = null,
): Promise<Merged> {
  const found = await manifestsIn(folder)
  const [first] = found
  if (!first)
    throw failure('NotReadable', `${shortPath(folder)} holds no manifest of a part; run the parts first.`)
  checkAlike(found, first)
  const parts: Manifest[] = []
  const rows = new Map<string, Row>()
  for (const manifest of found) {
    const own = await readResults(join(folder, manifest.results))
    const latest = new Map(own.map((row) => [row.picture, row]))
    if (latest.size < manifest.inputs.count) continue
    parts.push(manifest)
    for (const [picture, row] of latest) rows.set(picture, row)
  }
  const sorted = [...rows.values()].sort((a, b) => (a.picture < b.picture ? -1 : 1))
  const whole = { first, parts, missing: missingOf(first, parts), rows: sorted }
  const merged = await written(folder, whole)
  return report ? { ...merged, report: await report(whole) } : merged
}

/** What the parts come to together. */
export interface Whole {
  readonly first: Manifest
  /** Those that are done. */
  readonly parts: readonly Manifest[]
  /** Numbers of the others. */
  readonly missing: readonly number[]
  /** By the picture's path. */
  readonly rows: readonly Row[]
}

function missingOf({ part: { of } }: Manifest, parts: readonly Manifest[]): readonly number[] {
  const here = new Set(parts.map(({ part }) => part.index))
  return Array.from({ length: of }, (_, i) => i + 1).filter((index) => !here.has(index))
}

async function written(folder: string, { first, parts, missing, rows: sorted }: Whole): Promise<Merged> {
  const { of } = first.part
  const failures = sorted
    .filter(({ error }) => error !== '')
    .map(({ picture, error }) => ({ picture, error }))
  const counts = { pictures: sorted.length, done: sorted.length - failures.length, failed: failures.length }
  const results = join(folder, 'results.csv')
  const manifest = join(folder, 'manifest.json')
  const maps = parts.flatMap((part) => part.maps ?? [])
  if (of > 1) {
    await checkResults(results)
    const table = { path: results, metrics: sorted.some(({ averageDrop }) => averageDrop !== undefined) }
    await startResults(table, sorted)
    await addMeans(table, sorted)
    const { part, inputs, ...shared } = first
    const whole = {
      ...shared,
      parts: { whole: parts.length, of, missing },
      ...counts,
      made: makers(sorted),
      failures,
      maps,
    }
    const hashes = parts.map((each) => ({ part: each.part, inputs: each.inputs, maps: each.maps }))
    await writeWhole(manifest, `${JSON.stringify({ ...whole, results: 'results.csv', hashes }, null, 1)}\n`)
  }
  const lacking = describeMissing(first, missing, failures.length)
  return { folder, parts: parts.length, of, missing, ...counts, results, manifest, maps, lacking }
}

function describeMissing(first: Manifest, missing: readonly number[], failed: number): string | null {
  const parts = missing.length > 0 ? missingParts(first, missing) : null
  const pictures = failed > 0 ? `${failed} pictures failed; results.csv says why` : null
  const both = [parts, pictures].filter((text) => text !== null).join('; ')
  return both === '' ? null : `${both.charAt(0).toUpperCase()}${both.slice(1)}.`
}

/** Without its capital and its stop. */
export function missingParts({ part: { of } }: Manifest, missing: readonly number[]): string {
  const shown = missing.slice(0, 20).join(', ')
  const more = missing.length > 20 ? ` and ${missing.length - 20} more` : ''
  return `of ${of} parts these are missing or not done: ${shown}${more}`
}

async function manifestsIn(folder: string): Promise<readonly Manifest[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    throw failure('NotReadable', `${shortPath(folder)} is no folder that can be read; check the path.`, error)
  })
  const split = names.filter((name) => /^manifest-\d+-of-\d+\.json$/.test(name))
  const wanted = split.length > 0 ? split : names.filter((name) => name === 'manifest.json')
  const read = await Promise.all(wanted.map((name) => manifestAt(join(folder, name))))
  return read.sort((a, b) => a.part.index - b.part.index)
}

async function manifestAt(path: string): Promise<Manifest> {
  const text = await readFile(path, 'utf8')
  try {
    const json = JSON.parse(text) as Manifest
    if (json.schema === manifestSchema && json.part && json.inputs && json.results) return json
  } catch {}
  throw failure('NotReadable', `${shortPath(path)} is no manifest of a part; run that part again.`)
}

/** @throws BadRecipe */
function checkAlike(found: readonly Manifest[], first: Manifest): void {
  const told = ({ model, recipe, scale, fit, resize, resample, norm, part }: Manifest) =>
    JSON.stringify([model.hash, recipe, scale, fit, resize, resample, norm, part.of])
  const other = found.find((manifest) => told(manifest) !== told(first))
  if (!other) return
  const names = [first, other].map(({ part }) => `${part.index} of ${part.of}`)
  throw failure(
    'BadRecipe',
    `The parts ${names.join(' and ')} were made with different settings; keep one kind.`,
  )
}
