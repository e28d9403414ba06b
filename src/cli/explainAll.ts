// Picture after picture of a set: a map and a row each; what fails is named in its row.
import { dirname } from 'node:path'
import type { Heatmap } from '../engine/types'
import { isNamed } from '../errors'
import { madeBy } from '../results/madeBy'
import { figuresOf, metricCells } from '../results/metricColumns'
import { bestCells, boxCells, emptyRow, type Row } from '../results/row'
import type { Answer } from './answer'
import { isFullDisk, makeFolder } from './files'
import type { MapStore } from './mapStore'
import type { Options } from './options'
import type { PictureFile } from './pictures'
import { filesOf, type Places } from './places'
import { countLine } from './progress'
import { addResult, type Table } from './results'
import { readStamp } from './resume'
import type { Session } from './session'
import { digestOf } from './settings'
import { sentence } from './words'

export interface Batch {
  readonly options: Options
  readonly places: Places
  readonly results: Table
  readonly todo: readonly PictureFile[]
  readonly classes: ReadonlyMap<string, number>
  readonly session: Session
  readonly store: MapStore
  /** Ends it after the picture that runs; null where Ctrl-C ends the command. */
  readonly signal: AbortSignal | null
}

/**
 * A row each, in order; fewer where it was stopped.
 * @throws BadRecipe: what is wrong with the recipe is wrong for every picture; NotReadable for a full disk, likewise
 */
export async function explainAll(batch: Batch): Promise<readonly Row[]> {
  const { todo, results, signal } = batch
  const progress = countLine(todo.length)
  const rows: Row[] = []
  try {
    for (const [at, picture] of todo.entries()) {
      if (signal?.aborted) break
      progress.show(at, picture.name)
      const row = await explainInto(batch, picture)
      rows.push(row)
      await addResult(results, row)
    }
  } finally {
    progress.end()
  }
  return rows
}

async function explainInto(batch: Batch, picture: PictureFile): Promise<Row> {
  const { options, places, classes, session, store } = batch
  const { path } = picture
  const { overlay } = filesOf(picture, places)
  const wished = classes.get(path)
  const recipe = wished === undefined ? options.recipe : { ...options.recipe, classGiven: String(wished) }
  // Asked before it is read: a picture that changes while it is explained is done again by the next run.
  const stamp = await readStamp(path)
  try {
    if (overlay) await makeFolder(dirname(overlay))
    const { answer, heatmap, npy } = await session.explain({
      ...options,
      recipe,
      image: path,
      out: null,
      overlay,
    })
    const map = await store.write(picture, npy)
    return { ...rowOf(path, answer, heatmap), ...stamp, map, digest: digestOf(npy) }
  } catch (error) {
    if (isNamed(error, 'BadRecipe') || isFullDisk(error)) throw error
    return { ...emptyRow, ...stamp, picture: path, error: sentence(error) }
  }
}

function rowOf(picture: string, answer: Answer, heatmap: Heatmap): Row {
  const { label, score, state, ms, probability, shape, backend, scorer } = answer
  const [best] = answer.top
  const numbers = { class: String(answer.class), score: String(score), ms: String(ms) }
  const words = { label, state, shape: shape.join('x') }
  const metrics = answer.metrics ? metricCells(figuresOf(answer.metrics)) : {}
  return {
    ...emptyRow,
    picture,
    ...numbers,
    probability: String(probability),
    ...words,
    ...metrics,
    ...boxCells(answer.box),
    ...bestCells(best && { ...best, index: best.class }, heatmap),
    by: madeBy({ backend, scorer }),
  }
}
