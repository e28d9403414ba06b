// A zip in place of a folder, as Teachable Machine and file managers make it.
import type { UnzipFileFilter } from 'fflate'
import { failure, isNamed } from '../../errors'
import { hasModelEnding } from '../formats'
import type { ModelFiles } from '../types'
import { baseName } from './baseName'
import { filesFromBytes } from './files'

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

/** The files in the zip where there is one and no model beside it; else the files themselves. @throws NotReadable */
export async function unzipped(files: ModelFiles): Promise<ModelFiles> {
  const zip = files.paths.find((path) => /\.zip$/i.test(path))
  if (!zip || files.paths.some(hasModelEnding)) return files
  const bytes = new Uint8Array(await files.read(zip))
  const { unzipSync } = await import('fflate')
  try {
    const contents = unzipSync(bytes, { filter: wantedIn(zip) })
    return withOthers(files, zip, new Map(Object.entries(contents)))
  } catch (error) {
    if (isNamed(error, 'NotReadable')) throw error
    throw failure(
      'NotReadable',
      `The zip "${zip}" is damaged or not a zip; unpack it and drop its files.`,
      error,
    )
  }
}

/** Leaves out folders and what systems hide; refuses what would not fit into memory. */
function wantedIn(zip: string): UnzipFileFilter {
  let total = 0
  return ({ name, originalSize }) => {
    if (/(^|\/)(__MACOSX|\.)|\/$/.test(name)) return false
    total += originalSize
    if (total <= MOST_BYTES) return true
    throw failure('NotReadable', `The zip "${zip}" holds more than a page can unpack.`)
  }
}

/** Labels may lie beside the zip. */
function withOthers(files: ModelFiles, zip: string, contents: ReadonlyMap<string, Uint8Array>): ModelFiles {
  const inside = filesFromBytes(baseName(zip).replace(/\.zip$/i, ''), contents)
  return {
    ...inside,
    paths: [...inside.paths, ...files.paths.filter((path) => path !== zip && !contents.has(path))],
    read: (path, onBytes) => (contents.has(path) ? inside : files).read(path, onBytes),
  }
}
