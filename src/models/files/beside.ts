// What may lie beside the model of an address, as it would lie in its folder: an address then gives what the same files
// give when they are dropped. Only that folder is asked, once for each file.
import type { Format } from '../format'
import { type FormatId, formatNamed } from '../formats'
import type { ModelFiles } from '../types'

const namesOf = (format: FormatId, own: readonly Format[]): readonly string[] => [
  'labels.txt',
  ...(formatNamed(format, own).card.beside ?? []),
]

/** The files with those beside them that are there. @throws AbortError */
export async function withBeside(
  files: ModelFiles,
  format: FormatId,
  own: readonly Format[] = [],
): Promise<ModelFiles> {
  const { peek, sidecars = [] } = files
  if (!peek) return files
  // Labels that somebody named are the labels.
  const named = sidecars.some((path) => path.startsWith('labels.'))
  const asked = namesOf(format, own).filter((path) => !(named && path === 'labels.txt'))
  const answers = await Promise.all(asked.map(async (path) => [path, await peek(path)] as const))
  const found = new Map(answers.flatMap(([path, bytes]) => (bytes ? [[path, bytes] as const] : [])))
  return {
    ...files,
    sidecars: [...sidecars, ...found.keys()],
    read: async (path, onBytes) => found.get(path) ?? files.read(path, onBytes),
  }
}
