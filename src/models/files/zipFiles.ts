// A zip in place of a folder, as Teachable Machine and file managers make it.
import { failure } from '../../errors'
import { hasModelEnding } from '../formats'
import type { ModelFiles } from '../types'
import { baseName } from './baseName'
import { filesFromBytes } from './files'
import { unzip } from './zip'

/** The files in the zip where there is one and no model beside it; else the files themselves. @throws NotReadable */
export async function unzipped(files: ModelFiles): Promise<ModelFiles> {
  const zip = files.paths.find((path) => /\.zip$/i.test(path))
  if (!zip || files.paths.some(hasModelEnding)) return files
  const bytes = new Uint8Array(await files.read(zip))
  const contents = await unzip(bytes, baseName(zip))
  if (contents.size === 0)
    throw failure('NotReadable', `${baseName(zip)} holds no file; take another copy of it.`)
  return withOthers(files, zip, contents)
}

/** Labels may lie beside the zip. */
function withOthers(files: ModelFiles, zip: string, contents: ReadonlyMap<string, Uint8Array>): ModelFiles {
  const inside = filesFromBytes(baseName(zip).replace(/\.zip$/i, ''), contents)
  return {
    ...inside,
    ...(files.labels !== undefined && !contents.has(files.labels) && { labels: files.labels }),
    paths: [...inside.paths, ...files.paths.filter((path) => path !== zip && !contents.has(path))],
    read: (path, ...how) => (contents.has(path) ? inside : files).read(path, ...how),
  }
}
