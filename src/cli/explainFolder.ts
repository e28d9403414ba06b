// One model, many pictures: a map each and a row in results.csv. What is done is skipped, what fails is named.
import { existsSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../errors'
import type { Row } from '../results/row'
import { classNumbers } from './checkRecipe'
import { explainAll } from './explainAll'
import { makeFolder } from './files'
import { type Feeding, feedingOf } from './guesses'
import { type Lock, lockPart } from './lock'
import { writeManifest } from './manifest'
import { fileStore, type MapStore } from './mapStore'
import type { Options } from './options'
import { packStore } from './packStore'
import { type PictureSet, pictureSet } from './pictureSet'
import { type PictureFile, passedOver } from './pictures'
import { filesOf, type Places } from './places'
import { checkOutputs, identity, listInputs } from './protect'
import { addMeans, checkResults, startResults } from './results'
import { goodRows } from './resume'
import { openSession, type Session, type SessionParts } from './session'
import { checkSettings } from './settings'
import { partName } from './shard'
import { shortPath } from './words'

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
  readonly manifest: string
  readonly part: readonly [index: number, of: number]
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
      const run = { options, places, set, classes, session, lock, results }
      const ended = await explainPart(run)
      const left = options.image ? await passedOver(options.image) : []
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
    const kept = await goodRows({ results, pictures, places, store, classes })
    const ready = new Map(kept.map((row) => [row.picture, row]))
    const todo = pictures.filter(({ path }) => !ready.has(path))
    if (!begun) checkStrangers(todo, places)
    // Until this run is done, the manifest of the one before is not true.
    if (todo.length > 0) await rm(join(places.out, `manifest${partName(shard)}.json`), { force: true })
    const table = { path: results, metrics: options.metrics }
    await startResults(table, kept)
    const made = await explainAll({ options, places, results: table, todo, classes, session, store })
    const rows = rowsInOrder(pictures, [...kept, ...made])
    await addMeans(table, [...kept, ...made])
    await store.finish(rows)
    const container = options.pack ? `maps${partName(shard)}.${options.pack}` : null
    const manifest = await writeManifest({
      out: places.out,
      options,
      model,
      shard,
      pictures,
      rows,
      container,
    })
    const failed = made.filter(({ error }) => error !== '').length
    const counts = { pictures: pictures.length, done: made.length - failed, failed }
    const skipped = pictures.length - todo.length
    return { model: model.card.name, ...counts, skipped, results, manifest, part: shard }
  } finally {
    await store.close()
  }
}

const openStore = ({ options, places, set }: FolderWork): Promise<MapStore> | MapStore =>
  options.pack ? packStore(places.out, partName(set.shard), options.pack) : fileStore(places)

function rowsInOrder(pictures: readonly PictureFile[], rows: readonly Row[]): readonly Row[] {
  const byPicture = new Map(rows.map((row) => [row.picture, row]))
  return pictures.flatMap(({ path }) => byPicture.get(path) ?? [])
}

/** No map or overlay may be a picture, the model, a list or another map. @throws BadRecipe */
async function checkPlaces(
  options: Options,
  places: Places,
  set: PictureSet,
  results: string,
): Promise<void> {
  const inputs = await listInputs(options)
  const tables = ['settings.json', `manifest${partName(set.shard)}.json`].map((name) =>
    join(places.out, name),
  )
  await checkOutputs(
    [results, ...tables].map((path) => ({ what: 'The table', path })),
    inputs,
  )
  const taken = new Map<string, string>()
  for (const { path } of set.pictures) taken.set(await identity(path), 'a picture')
  for (const { path, what } of inputs) taken.set(await identity(path), what)
  for (const picture of set.pictures) {
    const { map, overlay } = filesOf(picture, places)
    for (const path of [options.pack ? null : map, overlay]) {
      if (path === null) continue
      const own = await identity(path)
      const other = taken.get(own)
      if (other) throw overwrites(path, other)
      taken.set(own, 'the map of another picture')
    }
  }
}

const overwrites = (path: string, what: string) =>
  failure('BadRecipe', `${shortPath(path)} would overwrite ${what}; give another folder.`)

/** In a folder that this command did not begin, what is there is somebody's own. @throws BadRecipe */
function checkStrangers(todo: readonly PictureFile[], places: Places): void {
  for (const picture of todo) {
    const { map, overlay } = filesOf(picture, places)
    const strange = [map, overlay].find((path) => path !== null && existsSync(path))
    if (strange) throw overwrites(strange, 'a file that this command did not make')
  }
}
