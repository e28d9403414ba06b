// Where the files of a set are to lie: on nothing that is read, and on nothing of somebody else's.
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { failure } from '../errors'
import { checkWritable } from './files'
import type { Options } from './options'
import type { PictureSet } from './pictureSet'
import type { PictureFile } from './pictures'
import { filesOf, type Places } from './places'
import { checkOutputs, identity, listInputs } from './protect'
import { reportName } from './report'
import { partName } from './shard'
import { shortPath } from './words'

/** No map or overlay may be a picture, the model, a list or another map. @throws BadRecipe */
export async function checkPlaces(
  options: Options,
  places: Places,
  set: PictureSet,
  results: string,
): Promise<void> {
  const inputs = await listInputs(options)
  const tables = ['settings.json', `manifest${partName(set.shard)}.json`].map((name) =>
    join(places.out, name),
  )
  const report = options.report && reportName(options.report, set.shard)
  if (report) await checkWritable(report)
  await checkOutputs(
    [
      ...[results, ...tables].map((path) => ({ what: 'The table', path })),
      ...(report ? [{ what: '--report', path: report }] : []),
    ],
    [...inputs, ...set.pictures.map(({ path }) => ({ what: 'a picture', path }))],
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
export function checkStrangers(todo: readonly PictureFile[], places: Places): void {
  for (const picture of todo) {
    const { map, overlay } = filesOf(picture, places)
    const strange = [map, overlay].find((path) => path !== null && existsSync(path))
    if (strange) throw overwrites(strange, 'a file that this command did not make')
  }
}
