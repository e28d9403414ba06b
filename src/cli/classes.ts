// --classes: which class to explain in which picture.
import { basename } from 'node:path'
import { failure } from '../errors'
import { decodeText } from '../models/facts/labels/decodeText'
import { parseCsv } from '../results/csv'
import { readBytes } from './files'
import type { PictureFile } from './pictures'
import { shortPath } from './words'

/**
 * Path of each picture -> its class, from rows of picture and class; a header row is passed over. A row names its
 * picture by the path, by the part below the folder of the whole set, or by the file's name where only one has it.
 * @throws BadRecipe, naming a picture without a class
 */
export async function chooseClasses(
  path: string,
  pictures: readonly PictureFile[],
  set: readonly PictureFile[],
): Promise<ReadonlyMap<string, string>> {
  const text = decodeText(await readBytes(path))
  if (text === null) throw bad(`${shortPath(path)} is no text; give a CSV of picture,class.`)
  const named = new Map(
    parseCsv(`${text}\n`).map(([picture = '', options = '']) => [picture.trim(), options.trim()]),
  )
  const shared = sharedNames(set)
  return new Map(
    pictures.map((picture) => {
      const own = named.get(picture.path) ?? named.get(picture.name)
      const last = basename(picture.path)
      const options = own ?? named.get(last)
      if (!options)
        throw bad(
          `${shortPath(path)} names no class for ${shortPath(picture.path)}; give a row of picture,class for each.`,
        )
      if (own === undefined && shared.has(last))
        throw bad(
          `${shortPath(path)} has a row for ${last}, which several pictures are called; write more of the path.`,
        )
      return [picture.path, options]
    }),
  )
}

const bad = (why: string) => failure('BadRecipe', why)

function sharedNames(set: readonly PictureFile[]): ReadonlySet<string> {
  const seen = new Set<string>()
  const shared = new Set<string>()
  for (const name of set.map(({ path }) => basename(path))) {
    if (seen.has(name)) shared.add(name)
    seen.add(name)
  }
  return shared
}
