// `limelight merge --report`: the report of a set whose parts were put together. The recipe is that of the parts; the
// model that is named must be theirs.
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { readEntries } from '../recipe/readRecipe'
import type { Row } from '../results/row'
import { checkWritable } from './files'
import type { Manifest } from './manifest'
import { missingParts, type Whole } from './merge'
import { mergedMaps } from './mergedMaps'
import type { Options } from './options'
import type { PictureFile } from './pictures'
import { checkOutputs, listInputs } from './protect'
import { writeReport } from './report'
import { readStamp } from './resume'
import { openSession, type SessionParts } from './session'
import { shortPath } from './words'

interface Wish {
  readonly options: Options
  readonly parts: SessionParts
  readonly whole: Whole
}

/** Path of the report. @throws BadRecipe where the model is another one; NotReadable where it cannot be written */
export async function reportWhole(folder: string, { options, parts, whole }: Wish): Promise<string> {
  const { first, missing, rows } = whole
  const report = options.report ?? ''
  await checkWritable(report)
  await checkOutputs([{ what: '--report', path: report }], await listInputs(options))
  const asked = { ...options, recipe: recipeOf(first) }
  const session = await openSession(asked, parts)
  const store = mergedMaps(folder)
  try {
    checkModel(session.model, options, first)
    checkRows(rows)
    const gone = await goneOf(rows)
    await writeReport(report, {
      ...{ options: asked, model: session.model, rows, store, out: folder, shard: [1, 1], passedOver: [] },
      pictures: picturesOf(rows),
      told: [
        ...(missing.length > 0 ? [toldOf(missingParts(first, missing))] : []),
        ...(gone > 0 ? [goneLine(gone, rows.length)] : []),
      ],
    })
    return report
  } finally {
    await store.close()
    session.close()
  }
}

/** Pictures that are not where the parts read them, or not as they were. */
async function goneOf(rows: readonly Row[]): Promise<number> {
  let gone = 0
  for (const { picture, bytes, modified } of rows) {
    const now = await readStamp(picture)
    if (now.bytes !== bytes || now.modified !== modified) gone += 1
  }
  return gone
}

const goneLine = (gone: number, all: number) =>
  `Not shown, since they do not lie where the parts read them or were changed: ${gone} of ${all} pictures.`

const toldOf = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`

function recipeOf({ recipe: told, version }: Manifest): Options['recipe'] {
  const { recipe, problems } = readEntries(Object.entries(told))
  if (problems.length === 0) return recipe
  throw failure(
    'BadRecipe',
    `The parts were made by Limelight ${version} with settings that this one does not know; use that one.`,
  )
}

/** @throws BadRecipe */
function checkModel({ card }: OpenModel, { model, labels }: Options, first: Manifest): void {
  if (card.hash !== first.model.hash)
    throw failure(
      'BadRecipe',
      `${shortPath(model)} is not the model of these maps, which is ${first.model.name}; give that one.`,
    )
  if (card.labelSource === first.labels) return
  const how = labels === null ? 'give it with --labels' : 'give that one'
  throw failure('BadRecipe', `The parts have the names of their classes from ${first.labels}; ${how}.`)
}

/** @throws BadRecipe */
function checkRows(rows: readonly Row[]): void {
  if (rows.some(({ error, max }) => error === '' && max === ''))
    throw failure(
      'BadRecipe',
      'The parts were made by a version that did not keep what a report says; run them again with --report.',
    )
}

/** A row has its picture's path; the name, from the folder of the set on, stands in that of the map. */
function picturesOf(rows: readonly Row[]): readonly PictureFile[] {
  const roots = new Set(rows.flatMap((row) => (row.error === '' ? [rootOf(row)] : [])))
  const known = [...roots].sort((a, b) => b.length - a.length)
  return rows.map(({ picture: path }) => {
    const root = known.find((folder) => path.startsWith(folder)) ?? ''
    return { path, name: path.slice(root.length) }
  })
}

/** Folder of the set: what the picture's path has before the part that it shares with the map's. */
function rootOf({ picture, map }: Row): string {
  const inside = map.includes('#') ? map.slice(map.indexOf('#') + 1) : map.replace(/\.npy$/, '')
  const [own, its] = [picture, inside].map((path) => path.split('/').reverse()) as [string[], string[]]
  const differs = own.findIndex((name, i) => name !== its[i])
  const shared = differs < 0 ? own : own.slice(0, differs)
  return picture.slice(0, picture.length - shared.join('/').length)
}
