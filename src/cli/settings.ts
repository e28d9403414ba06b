// settings.json beside the maps: a run goes on only where the maps that are there were made the same way.
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { failure } from '../engine/errors'
import { entriesOf } from '../state/writeRecipe'
import type { Wish } from './command'

/** @throws BadRecipe where the folder holds maps of another model or other settings */
export async function checkSettings(folder: string, wish: Wish, model: string): Promise<void> {
  const path = join(folder, 'settings.json')
  const { norm, classes, noise } = wish
  const mine = JSON.stringify({ model, recipe: entriesOf(wish.recipe), norm, classes, noise })
  const theirs = await readFile(path, 'utf8').catch(() => null)
  if (theirs !== null && theirs !== mine)
    throw failure(
      'BadRecipe',
      `${folder} holds maps of another model or other settings; give another folder with --out.`,
    )
  await writeFile(path, mine)
}
