// A model's files on disk: its folder, or the file itself with what lies beside it.
import { open, readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, resolve } from 'node:path'
import { isLabelFile } from '../models/facts/labels/readLabels'
import { ENDS, type FileEnds } from '../models/format'
import { hasModelEnding, withoutEnding } from '../models/formats'
import type { ModelFiles } from '../models/types'
import { fileRow } from './fileRow'
import { notReadable, plainFile, readBytes } from './files'

/** A folder with a model, or the model's file itself with what lies beside it. @throws NotReadable */
export async function filesFromDisk(path: string): Promise<ModelFiles> {
  const found = await stat(path).catch(() => null)
  if (!found?.isDirectory()) await plainFile(path)
  const isFolder = found?.isDirectory() ?? false
  const folder = isFolder ? path : dirname(path)
  const paths = isFolder ? await filesIn(folder) : await withNeighbours(folder, basename(path))
  if (paths.length === 0) throw notReadable(path, 'is an empty folder; give the one that holds the model.')
  return {
    name: withoutEnding(basename(resolve(path))),
    paths,
    ownBytes: true,
    read: async (file) => toArrayBuffer(await readBytes(join(folder, file))),
    together: (list) => fileRow(list.map((file) => join(folder, file))),
    ends: (file) => endsOnDisk(join(folder, file)),
  }
}

/** A model's file comes with its shards and labels, but without other models of its folder. */
async function withNeighbours(folder: string, file: string): Promise<string[]> {
  if (!hasModelEnding(file)) return [file]
  const beside = (await readdir(folder)).sort().filter((name) => name !== file)
  const facts = beside.filter((name) => !hasModelEnding(name) || isLabelFile(name) || /config/i.test(name))
  return [file, ...facts, ...(await factsAround(folder))]
}

/** A folder of the Hugging Face hub has its models in `onnx/`. */
async function filesIn(folder: string): Promise<string[]> {
  const own = (await readdir(folder)).sort()
  if (!own.includes('onnx')) return (await oneDeeper(folder, own)) ?? own
  const inside = await readdir(join(folder, 'onnx')).catch(() => [])
  return [...own.filter((name) => name !== 'onnx'), ...inside.sort().map((name) => `onnx/${name}`)]
}

/** An archive often unpacks into a folder of its own: the one with a model, where there is no model around it. */
async function oneDeeper(folder: string, own: readonly string[]): Promise<string[] | null> {
  if (own.length > MOST_DEEPER || own.some(hasModelEnding)) return null
  const inside = await Promise.all(
    own.map(async (name) => {
      const names = await readdir(join(folder, name)).catch(() => [])
      return names.sort().map((file) => `${name}/${file}`)
    }),
  )
  const models = inside.filter((paths) => paths.some(hasModelEnding))
  return models.length === 1
    ? [...own.filter((name) => !models[0]?.[0]?.startsWith(`${name}/`)), ...(models[0] ?? [])]
    : null
}

const MOST_DEEPER = 50

/** What such a folder says about a model that was named itself. */
async function factsAround(folder: string): Promise<string[]> {
  if (basename(resolve(folder)) !== 'onnx') return []
  const around = await readdir(dirname(resolve(folder))).catch(() => [])
  return around.filter((name) => /^(preprocessor_)?config\.json$/.test(name)).map((name) => `../${name}`)
}

/** Its first and last bytes. @throws NotReadable */
async function endsOnDisk(path: string): Promise<Omit<FileEnds, 'path'>> {
  await plainFile(path)
  const file = await open(path).catch((error: unknown) => {
    throw notReadable(path, 'cannot be read; check the path.', error)
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

function toArrayBuffer(bytes: Buffer): ArrayBuffer {
  const { buffer, byteOffset, byteLength } = bytes
  // A large file has a buffer of its own.
  if (byteLength === buffer.byteLength) return buffer as ArrayBuffer
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}
