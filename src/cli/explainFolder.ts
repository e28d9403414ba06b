// One model, many pictures: a map each and a row in results.csv. What is done is skipped, what fails is named.
import { dirname, join } from 'node:path'
import { isNamed } from '../errors'
import type { Answer } from './answer'
import { checkRecipe } from './checkRecipe'
import { classesOf } from './classes'
import type { Wish } from './command'
import { makeFolder } from './files'
import { type PictureFile, picturesOf } from './pictures'
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
  readonly ms: number
  readonly results: string
}

/** @throws one of our failures, where the run as a whole cannot begin */
export async function explainFolder(wish: Wish, parts: Parts): Promise<Summary> {
  const begin = performance.now()
  const out = wish.out ?? 'limelight-maps'
  const set = await picturesOf(wish.image, wish.overlay ? [out, wish.overlay] : [out])
  const pictures = shardOf(set, wish.shard)
  const classes = wish.classes ? await classesOf(wish.classes, pictures, set) : new Map<string, string>()
  const session = await openSession(wish, parts)
  try {
    checkRecipe(wish, classes, session.model)
    await makeFolder(out)
    if (wish.overlay) await makeFolder(wish.overlay)
    await checkSettings(out, wish, session.model.card.hash)
    const results = join(out, resultsName(wish.shard))
    const places = { out, overlay: wish.overlay }
    const kept = await goodRows(results, pictures, places)
    await startResults(results, kept)
    const ready = new Set(kept.map((row) => row.picture))
    const todo = pictures.filter(({ path }) => !ready.has(path))
    const failed = await explainAll({ wish, places, results, todo, classes, session })
    const skipped = pictures.length - todo.length
    const counts = { pictures: pictures.length, done: todo.length - failed, skipped, failed }
    return { model: session.model.card.name, ...counts, ms: Math.round(performance.now() - begin), results }
  } finally {
    session.close()
  }
}

interface Batch {
  readonly wish: Wish
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
async function explainInto({ wish, places, classes, session }: Batch, picture: PictureFile): Promise<Row> {
  const { path } = picture
  const { map, overlay } = filesOf(picture, places)
  const recipe = { ...wish.recipe, classWish: classes.get(path) ?? wish.recipe.classWish }
  try {
    for (const file of [map, overlay]) if (file) await makeFolder(dirname(file))
    const answer = await session.explain({ ...wish, recipe, image: path, out: map, overlay })
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
const shardOf = (all: readonly PictureFile[], [index, of]: Wish['shard']) =>
  all.filter((_, i) => i % of === index - 1)

const resultsName = ([index, of]: Wish['shard']) =>
  of === 1 ? 'results.csv' : `results-${index}-of-${of}.csv`
