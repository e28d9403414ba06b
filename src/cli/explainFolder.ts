// One model, many pictures: a map each and a row in results.csv. What is done is skipped, what fails is named.
import { mkdir, rename, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { failure } from '../engine/errors'
import type { Answer } from './answer'
import { classesOf } from './classes'
import type { Wish } from './command'
import { picturesOf } from './pictures'
import { countLine } from './progress'
import { addResult, type Row, readResults, startResults } from './results'
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
  const pictures = shardOf(await picturesOf(wish.image), wish.shard)
  const classes = wish.classes ? await classesOf(wish.classes, pictures) : new Map<string, string>()
  await mkdir(out, { recursive: true }).catch(() => {
    throw failure('NotReadable', `The folder ${out} cannot be made; give another with --out.`)
  })
  if (wish.overlay) await mkdir(wish.overlay, { recursive: true })
  const session = await openSession(wish, parts)
  try {
    await checkSettings(out, wish, session.model.card.hash)
    const results = join(out, resultsName(wish.shard))
    const kept = await goodRows(results, out)
    await startResults(results, kept)
    const ready = new Set(kept.map((row) => row.picture))
    const todo = pictures.filter((picture) => !ready.has(picture))
    const failed = await explainAll({ wish, out, results, todo, classes, session })
    const skipped = pictures.length - todo.length
    const counts = { pictures: pictures.length, done: todo.length - failed, skipped, failed }
    return { model: session.model.card.name, ...counts, ms: Math.round(performance.now() - begin), results }
  } finally {
    session.close()
  }
}

interface Batch {
  readonly wish: Wish
  readonly out: string
  readonly results: string
  readonly todo: readonly string[]
  readonly classes: ReadonlyMap<string, string>
  readonly session: Session
}

/** How many failed. */
async function explainAll({ todo, results, ...batch }: Batch): Promise<number> {
  const progress = countLine(todo.length)
  let failed = 0
  for (const [at, picture] of todo.entries()) {
    progress.show(at, basename(picture))
    const row = await explainInto({ todo, results, ...batch }, picture)
    if (row.error !== '') failed++
    await addResult(results, row)
  }
  progress.end()
  return failed
}

async function explainInto({ wish, out, classes, session }: Batch, picture: string): Promise<Row> {
  const map = join(out, `${basename(picture)}.npy`)
  const overlay = wish.overlay ? join(wish.overlay, `${basename(picture)}.png`) : null
  const recipe = { ...wish.recipe, classWish: classes.get(picture) ?? wish.recipe.classWish }
  try {
    const answer = await session.explain({ ...wish, recipe, image: picture, out: `${map}.new`, overlay })
    await rename(`${map}.new`, map)
    return rowOf(picture, map, answer)
  } catch (error) {
    const nothing = { class: '', label: '', score: '', probability: '', state: '', ms: '', map: '' }
    return { picture, ...nothing, error: sentence(error) }
  }
}

function rowOf(picture: string, map: string, answer: Answer): Row {
  const { label, score, state, ms, probability } = answer
  const numbers = { class: String(answer.class), score: String(score), ms: String(ms) }
  return { picture, ...numbers, label, probability: String(probability), state, map, error: '' }
}

/** Every n-th picture, so that shards are of one length whatever the order. */
const shardOf = (all: readonly string[], [index, of]: Wish['shard']) =>
  all.filter((_, i) => i % of === index - 1)

const resultsName = ([index, of]: Wish['shard']) =>
  of === 1 ? 'results.csv' : `results-${index}-of-${of}.csv`

/** Rows of an earlier run whose map is still there. */
async function goodRows(results: string, out: string): Promise<readonly Row[]> {
  const rows = await readResults(results)
  const there = await Promise.all(
    rows.map((row) =>
      stat(join(out, basename(row.map))).then(
        () => row.error === '' && row.map !== '',
        () => false,
      ),
    ),
  )
  return rows.filter((_, i) => there[i])
}
