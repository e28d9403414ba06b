// --classes: which class to explain in which picture.
import { basename } from 'node:path'
import { failure } from '../engine/errors'
import { readBytes } from './files'
import { parseCsv } from './results'

/**
 * Path of each picture -> its class, from rows of picture and class; a header row is passed over.
 * @throws BadRecipe, naming a picture without a class
 */
export async function classesOf(
  path: string,
  pictures: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const text = (await readBytes(path)).toString('utf8')
  const named = new Map(
    parseCsv(`${text}\n`).map(([picture = '', wish = '']) => [picture.trim(), wish.trim()]),
  )
  const found = pictures.map(
    (picture) => [picture, named.get(picture) ?? named.get(basename(picture)) ?? ''] as const,
  )
  const lacking = found.find(([, wish]) => wish === '')
  if (lacking)
    throw failure(
      'BadRecipe',
      `${path} names no class for ${lacking[0]}; give a row of picture,class for each.`,
    )
  return new Map(found)
}
