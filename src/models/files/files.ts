// A model's files as they were dropped: single files, a folder, a zip.

import { failure } from '../../errors'
import { hasModelEnding, withoutEnding } from '../formats'
import { quoted } from '../quoted'
import type { ModelFiles, NamedBlob } from '../types'
import { baseName } from './baseName'
import { collect, joinBytes } from './collect'
import { endsOfBlob } from './ends'

/**
 * Files that somebody chose or dropped, as a model's.
 * @example
 * const files = filesFromBlobs([...input.files ?? []].map((file) => ({ path: file.name, file })))
 */
export function filesFromBlobs(list: readonly NamedBlob[]): ModelFiles {
  const byPath = new Map(list.map(({ path, file }) => [path.replace(/^\/+/, ''), file]))
  const paths = [...byPath.keys()]
  const named = list.findLast(({ labels }) => labels)
  return {
    name: nameFor(paths),
    paths,
    ...(named && { labels: named.path.replace(/^\/+/, '') }),
    ownBytes: true,
    read: async (path, onBytes, passing = false) => {
      const file = byPath.get(path)
      if (!file) throw failure('NotReadable', `There is no file ${quoted(path)} among those that were given.`)
      const bytes = await readBlob(file, path, passing)
      onBytes?.(bytes.byteLength, bytes.byteLength)
      return bytes
    },
    together: async (paths) => {
      const row = paths.flatMap((path) => byPath.get(path) ?? [])
      if (row.length < paths.length) return null
      const bytes = await new Blob(row).arrayBuffer().catch(() => null)
      return bytes && { bytes, sizes: row.map(({ size }) => size) }
    },
    ends: async (path) => {
      const file = byPath.get(path)
      if (!file) throw failure('NotReadable', `There is no file ${quoted(path)} among those that were given.`)
      return endsOfBlob(file).catch((error: unknown) => {
        throw moved(path, error)
      })
    },
  }
}

async function readBlob(file: Blob, path: string, passing: boolean): Promise<ArrayBuffer> {
  try {
    return await (passing ? inPieces(file) : file.arrayBuffer())
  } catch (error) {
    throw moved(path, error)
  }
}

/**
 * What Chromium gives of a blob as one buffer it holds itself until its collector comes, also when it was given back.
 * Read as a stream of bytes (`mode: 'byob'`), one file on disc in a few hundred never ends there (Chromium 156).
 */
async function inPieces(file: Blob): Promise<ArrayBuffer> {
  const reader = file.stream().getReader()
  const collected = collect(file.size)
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) collected.add(piece.value)
  return collected.whole()
}

function moved(path: string, error: unknown): Error {
  return failure(
    'NotReadable',
    `The file ${quoted(path)} could not be read; it may have been moved or changed since.`,
    error,
  )
}

/**
 * Files that are already in memory.
 * @example
 * const files = filesFromBytes('net', new Map([['net.onnx', new Uint8Array(bytes)]]))
 */
export function filesFromBytes(name: string, contents: ReadonlyMap<string, Uint8Array>): ModelFiles {
  return {
    name,
    paths: [...contents.keys()],
    ownBytes: true,
    read: async (path, onBytes) => {
      const bytes = contents.get(path)
      if (!bytes) throw failure('NotReadable', `There is no file ${quoted(path)} in ${quoted(name)}.`)
      onBytes?.(bytes.byteLength, bytes.byteLength)
      return bytes.slice().buffer
    },
    together: async (paths) => {
      const row = paths.flatMap((path) => contents.get(path) ?? [])
      if (row.length < paths.length) return null
      const sizes = row.map(({ length }) => length)
      const total = sizes.reduce((sum, size) => sum + size, 0)
      return { bytes: joinBytes(row, total), sizes }
    },
  }
}

/** The folder of the model's file (around `onnx/`, as on the Hugging Face hub), else that file without its ending; what lies beside it has no say. */
function nameFor(paths: readonly string[]): string {
  const models = paths.filter(hasModelEnding)
  const first =
    models.find((path) => /^model\.\w+$/i.test(baseName(path))) ?? models[0] ?? paths[0] ?? 'model'
  const folders = first.replace(/\/onnx\/(?=[^/]+$)/, '/').split('/')
  return folders.length > 1 ? (folders.at(-2) ?? first) : withoutEnding(first).replace(/\.zip$/, '')
}
