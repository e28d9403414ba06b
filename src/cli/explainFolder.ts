// One model, many pictures: a map each and a row in results.csv. What is done is skipped, what fails is named.
import { dirname, join } from 'node:path'
import { isNamed } from '../errors'
import type { Answer } from './answer'
import { checkRecipe } from './checkRecipe'
import { classesOf } from './classes'
import type { Options } from './command'
import { makeFolder } from './files'
import { type PictureFile, passedOver, picturesOf } from './pictures'
import { filesOf, goodRows, type Places } from './places'
import { countLine } from './progress'
import { addResult, type Row, startResults } from './results'
import { sentence } from './sentence'
import { openSession, type Parts, type Session } from './session'
import { checkSettings } from './settings'

export interface Summary {
  readonly model: string
  readonly pictures: number
  readonly done: number
  /** Done by an earlier run. */
  readonly skipped: number
  readonly failed: number
  /** Files of the folder that are pictures or films, but none that this command reads. */
  readonly passedOver: readonly string[]
  readonly ms: number
  readonly results: string
}

/** @throws one of our failures, where the run as a whole cannot begin */
export async function explainFolder(options: Options, parts: Parts): Promise<Summary> {
  const begin = performance.now()
  const out = options.out ?? 'limelight-maps'
  const set = await picturesOf(options.image, options.overlay ? [out, options.overlay] : [out])
  const pictures = shardOf(set, options.shard)
  const classes = options.classes
    ? await classesOf(options.classes, pictures, set)
    : new Map<string, string>()
  const session = await openSession(options, parts)
  try {
    checkRecipe(options, classes, session.model)
    await makeFolder(out)
    if (options.overlay) await makeFolder(options.overlay)
    await checkSettings(out, options, session.model.card.hash)
    const results = join(out, resultsName(options.shard))
    const places = { out, overlay: options.overlay }
    const kept = await goodRows(results, pictures, places)
    await startResults(results, kept)
    const ready = new Set(kept.map((row) => row.picture))
    const todo = pictures.filter(({ path }) => !ready.has(path))
    const failed = await explainAll({ options, places, results, todo, classes, session })
    const skipped = pictures.length - todo.length
    const counts = { pictures: pictures.length, done: todo.length - failed, skipped, failed }
    const left = await passedOver(options.image)
    return {
      model: session.model.card.name,
      ...counts,
      passedOver: left,
      ms: Math.round(performance.now() - begin),
      results,
    }
  } finally {
    session.close()
  }
}

interface Batch {
  readonly options: Options
  readonly places: Places
  readonly results: string
  readonly todo: readonly PictureFile[]
  readonly classes: ReadonlyMap<string, string>
  readonly session: Session
}

/** How many failed. */
async function explainAll(batch: Batch): Promise<number> {
  const { todo, results } = batch
  const progress = countLine(todo.length)
  let failed = 0
  try {
    for (const [at, picture] of todo.entries()) {
      progress.show(at, picture.name)
      const row = await explainInto(batch, picture)
      if (row.error !== '') failed++
      await addResult(results, row)
    }
  } finally {
    progress.end()
  }
  return failed
}

/** @throws BadRecipe: what is wrong with the recipe is wrong for every picture */
async function explainInto({ options, places, classes, session }: Batch, picture: PictureFile): Promise<Row> {
  const { path } = picture
  const { map, overlay } = filesOf(picture, places)
  const recipe = { ...options.recipe, classGiven: classes.get(path) ?? options.recipe.classGiven }
  try {
    for (const file of [map, overlay]) if (file) await makeFolder(dirname(file))
    const answer = await session.explain({ ...options, recipe, image: path, out: map, overlay })
    return rowOf(path, map, answer)
  } catch (error) {
    if (isNamed(error, 'BadRecipe')) throw error
    const nothing = { class: '', label: '', score: '', probability: '', state: '', ms: '', map: '' }
    return { picture: path, ...nothing, error: sentence(error) }
  }
}

function rowOf(picture: string, map: string, answer: Answer): Row {
  const { label, score, state, ms, probability } = answer
  const numbers = { class: String(answer.class), score: String(score), ms: String(ms) }
  return { picture, ...numbers, label, probability: String(probability), state, map, error: '' }
}

/** Every n-th picture, so that shards are of one length whatever the order. */
const shardOf = (all: readonly PictureFile[], [index, of]: Options['shard']) =>
  all.filter((_, i) => i % of === index - 1)

const resultsName = ([index, of]: Options['shard']) =>
  of === 1 ? 'results.csv' : `results-${index}-of-${of}.csv`
