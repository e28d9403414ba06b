// What a drop on the page comes to: sorted as the page sorts it, pictures decoded, the models among it opened.
import { decodePicture } from '../src/cli/picture'
import { isOurs } from '../src/errors'
import { sortFiles } from '../src/state/intake/sortFiles'
import { unpack } from '../src/state/testing/unpack'
import { finitePixels } from './read'
import { badSentence } from './sentences'
import type { Part } from './types'

/** Null where all is well; throws what opening the model throws. */
export async function dropped(
  parts: readonly Part[],
  open: (files: readonly Part[]) => Promise<string | null>,
): Promise<string | null> {
  const entries = parts.map(({ path, bytes }) => ({ path, file: new Blob([new Uint8Array(bytes)]) }))
  const sorted = await sortFiles(entries, { unpack, signal: new AbortController().signal })
  const { problems, remarks, pictures, models, recipe } = sorted
  const said = [
    ...problems,
    ...remarks,
    ...(recipe?.problems ?? []),
    ...(sorted.parts ? [sorted.parts.why] : []),
  ]
  const bad = badSentence(said)
  if (bad) return bad
  for (const { path, file } of pictures) {
    const wrong = await decoded({ path, bytes: new Uint8Array(await file.arrayBuffer()) })
    if (wrong) return wrong
  }
  const [model] = models
  if (!model)
    return said.length + pictures.length > 0 || sorted.labels || recipe ? null : 'nothing is said of it'
  const files = model.files.map(async ({ path, file }) => ({
    path,
    bytes: new Uint8Array(await file.arrayBuffer()),
  }))
  return open(await Promise.all(files))
}

/** A picture of a set that does not open is a sentence in the strip. */
async function decoded({ path, bytes }: Part): Promise<string | null> {
  try {
    return finitePixels(await decodePicture(bytes, path.split('/').at(-1) ?? path))
  } catch (error) {
    if (!isOurs(error) || !(error instanceof Error)) throw error
    return badSentence([error.message])
  }
}
