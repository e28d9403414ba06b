// A zip in place of a folder, as Teachable Machine and file managers make it.
import { failure } from '../engine/errors'
import { baseName, filesFromBytes } from './files'
import type { ModelFiles } from './types'

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

/** The files in the zip where there is one and no model beside it; else the files themselves. @throws NotReadable */
export async function unzipped(files: ModelFiles): Promise<ModelFiles> {
  const zip = files.paths.find((path) => /\.zip$/i.test(path))
  if (!zip || files.paths.some((path) => /\.json$/i.test(path))) return files
  const bytes = new Uint8Array(await files.read(zip))
  const { unzipSync } = await import('fflate')
  let total = 0
  try {
    const contents = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (/(^|\/)(__MACOSX|\.)|\/$/.test(name)) return false
        total += originalSize
        if (total > MOST_BYTES)
          throw failure('NotReadable', `The zip "${zip}" holds more than a page can unpack.`)
        return true
      },
    })
    return withOthers(files, zip, new Map(Object.entries(contents)))
  } catch (error) {
    if (error instanceof Error && error.name === 'NotReadable') throw error
    throw failure(
      'NotReadable',
      `The zip "${zip}" is damaged or not a zip; unpack it and drop its files.`,
      error,
    )
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
