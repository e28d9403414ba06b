// What may lie beside the model of an address, as it would lie in its folder: an address then gives what the same files
// give when they are dropped. Only that folder is asked, once for each file.
import type { Format } from '../format'
import { type FormatId, formatCard } from '../formats'
import type { ModelFiles } from '../types'

/** What tools lay beside a model of any format. */
const usual = ['labels.txt', 'metadata.json']
/** Asked for where those say nothing: names as JSON, what Ultralytics writes, what Lobe writes. */
const otherwise = ['labels.json', 'metadata.yaml', 'signature.json']

type Found = ReadonlyMap<string, ArrayBuffer>

/** The files with those beside them that are there. @throws AbortError */
export async function withBeside(
  files: ModelFiles,
  format: FormatId,
  own: readonly Format[] = [],
): Promise<ModelFiles> {
  const { peek, sidecars = [], labels } = files
  if (!peek) return files
  const known = [...usual, ...(formatCard(format, own).beside ?? [])]
  // Labels that somebody named are the labels.
  const others = labels ? known.filter((path) => path !== 'labels.txt' && path !== labels) : known
  const first = await asked(others, peek)
  const found = labels || first.size > 0 ? first : await asked(otherwise, peek)
  return {
    ...files,
    sidecars: [...sidecars, ...found.keys()],
    read: async (path, ...how) => found.get(path) ?? files.read(path, ...how),
  }
}

async function asked(paths: readonly string[], peek: NonNullable<ModelFiles['peek']>): Promise<Found> {
  const answers = await Promise.all(paths.map(async (path) => [path, await peek(path)] as const))
  return new Map(answers.flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : [])))
}
