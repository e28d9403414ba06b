// Files of the terminal's user: model folders, arrays, labels.
import {
  access,
  constants,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { decodeNpy, type Grid } from '../canvas/npy'
import { failure } from '../errors'
import { ENDS, type FileEnds } from '../models/format'
import { hasModelEnding, withoutEnding } from '../models/formats'
import type { ModelFiles } from '../models/types'

/** A folder with a model, or the model's file itself with what lies beside it. @throws NotReadable */
export async function filesFromDisk(path: string): Promise<ModelFiles> {
  const found = await stat(path).catch(() => null)
  if (!found) throw failure('NotReadable', `${path} does not exist; check the path.`)
  const folder = found.isDirectory() ? path : dirname(path)
  const paths = found.isDirectory() ? await filesIn(folder) : await withNeighbours(folder, basename(path))
  if (paths.length === 0)
    throw failure('NotReadable', `${path} is an empty folder; give the one that holds the model.`)
  return {
    name: withoutEnding(basename(resolve(path))),
    paths,
    read: async (file) => toArrayBuffer(await readBytes(join(folder, file))),
    ends: (file) => endsOnDisk(join(folder, file)),
  }
}

/** A model's file comes with its shards and labels, but without other models of its folder. */
async function withNeighbours(folder: string, file: string): Promise<string[]> {
  if (!hasModelEnding(file)) return [file]
  const beside = (await readdir(folder)).sort().filter((name) => name !== file)
  const facts = beside.filter((name) => !hasModelEnding(name) || /label|class|metadata|config/i.test(name))
  return [file, ...facts, ...(await factsAround(folder))]
}

/** A folder of the Hugging Face hub has its models in `onnx/`. */
async function filesIn(folder: string): Promise<string[]> {
  const own = (await readdir(folder)).sort()
  if (!own.includes('onnx')) return own
  const inside = await readdir(join(folder, 'onnx')).catch(() => [])
  return [...own.filter((name) => name !== 'onnx'), ...inside.sort().map((name) => `onnx/${name}`)]
}

/** What such a folder says about a model that was named itself. */
async function factsAround(folder: string): Promise<string[]> {
  if (basename(resolve(folder)) !== 'onnx') return []
  const around = await readdir(dirname(resolve(folder))).catch(() => [])
  return around.filter((name) => /^(preprocessor_)?config\.json$/.test(name)).map((name) => `../${name}`)
}

/** Its first and last bytes. @throws NotReadable */
async function endsOnDisk(path: string): Promise<Omit<FileEnds, 'path'>> {
  const file = await open(path).catch((error: unknown) => {
    throw failure('NotReadable', `${path} cannot be read; check the path.`, error)
  })
  try {
    const { size } = await file.stat()
    const part = async (from: number, to: number) => {
      const { bytesRead, buffer } = await file.read(new Uint8Array(to - from), 0, to - from, from)
      return buffer.subarray(0, bytesRead)
    }
    const end = Math.min(ENDS, size)
    return { head: await part(0, end), tail: await part(Math.max(end, size - ENDS), size) }
  } finally {
    await file.close()
  }
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

/** The file is whole or not there; a pipe or device is written as it is. @throws NotReadable */
export async function writeWhole(path: string, bytes: Uint8Array | string): Promise<void> {
  const there = await stat(path).catch(() => null)
  const draft = there && !there.isFile() ? path : `${path}.${process.pid}.new`
  try {
    await writeFile(draft, bytes)
    if (draft !== path) await rename(draft, path)
  } catch (error) {
    if (draft !== path) await rm(draft, { force: true })
    throw failure('NotReadable', `${path} cannot be written; check the folder.`, error)
  }
}

/** Before a long run: whether its file can be written at its end. @throws NotReadable */
export async function checkWritable(path: string): Promise<void> {
  const folder = dirname(path)
  const there = await stat(path).catch(() => null)
  if (there?.isDirectory()) throw failure('NotReadable', `${path} is a folder; give the name of a file.`)
  await access(there ? path : folder, constants.W_OK).catch((error: unknown) => {
    throw failure('NotReadable', `${path} cannot be written; check the folder.`, error)
  })
}

/** @throws NotReadable */
export async function makeFolder(path: string): Promise<void> {
  await mkdir(path, { recursive: true }).catch((error: unknown) => {
    throw failure('NotReadable', `The folder ${path} cannot be made; give another.`, error)
  })
}

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer
}
