// One model, many pictures: a map each and a row in results.csv. What is done is skipped, what fails is named.
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Row } from '../results/row'
import { checkPlaces, checkStrangers } from './checkPlaces'
import { classNumbers } from './checkRecipe'
import { explainAll } from './explainAll'
import { makeFolder } from './files'
import { type Feeding, feedingOf } from './guesses'
import { untilStopped } from './interrupt'
import { type Lock, lockPart } from './lock'
import { type Ended, writeManifest } from './manifest'
import { fileStore, type MapStore } from './mapStore'
import type { Options } from './options'
import { packStore } from './packStore'
import { type PictureSet, pictureSet } from './pictureSet'
import { type PictureFile, passedOver } from './pictures'
import type { Places } from './places'
import { reportName, writeReport } from './report'
import { addMeans, checkResults, startResults, type Table } from './results'
import { goodRows } from './resume'
import { openSession, type Session, type SessionParts } from './session'
import { checkSettings } from './settings'
import { partName } from './shard'

export interface Summary extends Feeding {
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
  /** Null where the run was stopped. */
  readonly manifest: string | null
  readonly part: readonly [index: number, of: number]
  /** Path of the report, where one was asked for. */
  readonly report?: string
  /** Pictures that are still to come, where the run was stopped. */
  readonly left?: number
}

/** @throws one of our failures, where the run as a whole cannot begin */
export async function explainFolder(options: Options, parts: SessionParts): Promise<Summary> {
  const begin = performance.now()
  const out = options.out ?? 'limelight-maps'
  const set = await pictureSet(options, out)
  const places = { out, overlay: options.overlay }
  const results = join(out, `results${partName(set.shard)}.csv`)
  await checkPlaces(options, places, set, results)
  const session = await openSession(options, parts)
  try {
    const classes = classNumbers(options, set.classes, session.model)
    await makeFolder(out)
    if (options.overlay) await makeFolder(options.overlay)
    const lock = await lockPart(out, partName(set.shard))
    try {
      const left = options.image ? await passedOver(options.image) : []
      const run = { options, places, set, classes, session, lock, results, passedOver: left }
      const ended = await explainPart(run)
      const ms = Math.round(performance.now() - begin)
      return { ...ended, passedOver: left, ms, ...feedingOf(options, session.model) }
    } finally {
      await lock.release()
    }
  } finally {
    session.close()
  }
}

interface FolderWork {
  readonly options: Options
  readonly places: Places
  readonly set: PictureSet
  readonly classes: ReadonlyMap<string, number>
  readonly session: Session
  readonly lock: Lock
  readonly results: string
  readonly passedOver: readonly string[]
}

async function explainPart(run: FolderWork): Promise<Omit<Summary, 'passedOver' | 'ms' | keyof Feeding>> {
  const { options, places, set, classes, session, lock, results } = run
  const { pictures, shard } = set
  const { model } = session
  const begun = await checkSettings(places.out, {
    ...{ options, model, lock },
    of: shard[1],
    classes: set.listed,
  })
  await checkResults(results)
  const store = await openStore(run)
  try {
    const best = options.report !== null
    const kept = await goodRows({ results, pictures, places, store, classes, best })
    const ready = new Map(kept.map((row) => [row.picture, row]))
    const todo = pictures.filter(({ path }) => !ready.has(path))
    if (!begun) checkStrangers(todo, places)
    // Until this run is done, the manifest of the one before is not true.
    if (todo.length > 0) await rm(join(places.out, `manifest${partName(shard)}.json`), { force: true })
    const table = { path: results, metrics: options.metrics }
    await startResults(table, kept)
    const made = await untilStopped(options.report, (signal) =>
      explainAll({ options, places, results: table, todo, classes, session, store, signal }),
    )
    const rows = rowsInOrder(pictures, [...kept, ...made])
    const left = todo.length - made.length
    const ended = { out: places.out, options, model, shard, pictures, rows }
    const manifest = left === 0 ? await finishPart({ ...ended, table, all: [...kept, ...made], store }) : null
    if (options.report)
      await writeReport(reportName(options.report, shard), { ...ended, store, passedOver: run.passedOver })
    const failed = made.filter(({ error }) => error !== '').length
    const counts = { pictures: pictures.length, done: made.length - failed, failed }
    const skipped = pictures.length - todo.length
    return {
      ...{ model: model.card.name, ...counts, skipped, results, manifest, part: shard },
      ...(options.report && { report: reportName(options.report, shard) }),
      ...(left > 0 && { left }),
    }
  } finally {
    await store.close()
  }
}

interface Finishing extends Omit<Ended, 'container'> {
  readonly table: Table
  /** Those of other pictures in the table, too. */
  readonly all: readonly Row[]
  readonly store: MapStore
}

/** Path of the manifest. */
async function finishPart({ table, all, store, ...ended }: Finishing): Promise<string> {
  const { options, shard, rows } = ended
  await addMeans(table, all)
  await store.finish(rows)
  const container = options.pack ? `maps${partName(shard)}.${options.pack}` : null
  return writeManifest({ ...ended, container })
}

const openStore = ({ options, places, set }: FolderWork): Promise<MapStore> | MapStore =>
  options.pack ? packStore(places.out, partName(set.shard), options.pack) : fileStore(places)

function rowsInOrder(pictures: readonly PictureFile[], rows: readonly Row[]): readonly Row[] {
  const byPicture = new Map(rows.map((row) => [row.picture, row]))
  return pictures.flatMap(({ path }) => byPicture.get(path) ?? [])
}
