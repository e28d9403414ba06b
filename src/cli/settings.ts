// settings.json beside the maps: a run goes on only where the maps that are there were made the same way.
import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../errors'
import { entriesOf } from '../recipe/writeRecipe'
import type { Options } from './command'
import { writeWhole } from './files'
import { readResults } from './results'

/** @throws BadRecipe where the folder holds maps of another model or other settings */
export async function checkSettings(folder: string, options: Options, model: string): Promise<void> {
  const path = join(folder, 'settings.json')
  const { norm, classes, noise } = options
  const mine = JSON.stringify({ model, recipe: entriesOf(options.recipe), norm, classes, noise })
  const theirs = await readFile(path, 'utf8').catch(() => null)
  if (theirs === mine) return
  if (theirs !== null && (await holdsMaps(folder)))
    throw failure(
      'BadRecipe',
      `${folder} holds maps of another model or other settings; give another folder with --out.`,
    )
  await writeWhole(path, mine)
}

/** Whether a run before this one, of any part of the set, came as far as a map. */
async function holdsMaps(folder: string): Promise<boolean> {
  const names = (await readdir(folder)).filter((name) => /^results.*\.csv$/.test(name))
  const rows = await Promise.all(names.map((name) => readResults(join(folder, name))))
  return rows.flat().some(({ map }) => map !== '')
}
