// Files of the terminal's user: model folders, arrays, labels.
import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { decodeNpy, encodeNpy, type Grid } from '../canvas/npy'
import { failure } from '../engine/errors'
import type { ModelFiles } from '../models/types'

/** A folder with a model.json, or the file itself with what lies beside it. @throws NotReadable */
export async function filesFromDisk(path: string): Promise<ModelFiles> {
  const found = await stat(path).catch(() => null)
  if (!found) throw failure('NotReadable', `${path} does not exist; check the path.`)
  const folder = found.isDirectory() ? path : dirname(path)
  return {
    name: basename(resolve(path)).replace(/\.json$/, ''),
    paths: found.isDirectory()
      ? (await readdir(folder)).sort()
      : await withNeighbours(folder, basename(path)),
    read: async (file) => toArrayBuffer(await readBytes(join(folder, file))),
  }
}

/** A model.json comes with its shards and labels, but without other models of its folder. */
async function withNeighbours(folder: string, file: string): Promise<string[]> {
  if (!file.endsWith('.json')) return [file]
  const beside = (await readdir(folder)).sort().filter((name) => name !== file)
  return [file, ...beside.filter((name) => !name.endsWith('.json') || /label|class|metadata/i.test(name))]
}

/** @throws NotReadable */
export async function readBytes(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const why = error.code === 'ENOENT' ? 'does not exist' : 'cannot be read'
    throw failure('NotReadable', `${path} ${why}; check the path.`)
  })
}

export async function readArray(path: string): Promise<Grid> {
  return decodeNpy(await readBytes(path), path)
}

/** @throws NotReadable */
export async function writeArray(path: string, grid: Grid): Promise<void> {
  await writeFile(path, encodeNpy(grid)).catch(() => {
    throw failure('NotReadable', `${path} cannot be written; check the folder.`)
  })
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
