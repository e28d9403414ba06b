// What is inside of a zip, in memory. Refuses damaged ones, and those made to fill the memory of who opens them.
import type { UnzipFileFilter } from 'fflate'
import { codeFor, failure, isNamed } from '../../errors'
import { isHidden } from './baseName'

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1
const MOST_FILES = 20_000
/** Weights shrink by a little, JSON by ten; a bomb by a thousand. */
const MOST_TIMES = 200
const SMALL_BYTES = 64 * 2 ** 20

/**
 * Files by their paths, without folders and without what systems hide; those alone that are `wanted`. Computes at once:
 * call it in a worker. @throws NotReadable
 */
export async function unzip(
  bytes: Uint8Array,
  name: string,
  wanted: (path: string) => boolean = () => true,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { unzipSync } = await codeFor('zip files', () => import('fflate'))
  try {
    const within = limitsOf(name, bytes.length)
    const filter: UnzipFileFilter = (file) => wanted(file.name) && within(file)
    return new Map(Object.entries(unzipSync(bytes, { filter })))
  } catch (error) {
    if (isNamed(error, 'NotReadable')) throw error
    throw failure(
      'NotReadable',
      `${name} is a damaged or cut off zip file; get it again, or unpack it and open its folder.`,
      error,
    )
  }
}

function limitsOf(name: string, packed: number): UnzipFileFilter {
  let total = 0
  let count = 0
  return ({ name: path, originalSize }) => {
    if (isHidden(path) || path.endsWith('/')) return false
    total += originalSize
    count += 1
    const bomb = total > SMALL_BYTES && total > MOST_TIMES * packed
    if (total <= MOST_BYTES && count <= MOST_FILES && !bomb) return true
    throw failure('NotReadable', `${name} holds more than a page can unpack; unpack it and open its folder.`)
  }
}
