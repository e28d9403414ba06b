// The weight files that a manifest names, read one after another into one buffer.
import { failure } from '../../errors'
import { asList, asObject, type Json } from '../json'
import type { ModelFiles } from '../types'
import { joinBytes } from './download'
import { locate } from './locate'
import { mishap } from './mishap'
import { type WeightRange, weightRanges } from './weights'

export interface Weights {
  readonly specs: readonly unknown[]
  readonly bytes: ArrayBuffer
}

export type OnBytes = (loaded: number, total: number) => void | Promise<void>

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

interface Group {
  readonly paths: readonly string[]
  readonly ranges: readonly WeightRange[]
  readonly bytes: number
}

/** @throws NotReadable or UnsupportedModel, naming the file. */
export async function readWeights(
  model: { readonly path: string; readonly json: Json },
  files: ModelFiles,
  onBytes: OnBytes,
): Promise<Weights> {
  const groups = asList(model.json.weightsManifest).map(readGroup)
  if (groups.length === 0) {
    throw failure(
      'UnsupportedModel',
      `"${files.name}" names no weight files (no weightsManifest); it is an architecture without weights.`,
    )
  }
  const total = groups.reduce((sum, group) => sum + group.bytes, 0)
  if (total > MOST_BYTES) {
    throw failure(
      'UnsupportedModel',
      `The model claims ${gigabytes(total)} of weights, more than a page can hold.`,
    )
  }
  const named = groups.flatMap((group) => group.paths)
  const alone = named.length === 1
  const paths = named.map((path) => locate({ path, modelPath: model.path, alone }, files))
  return {
    specs: groups.flatMap((group) => group.ranges),
    bytes: await readGroups(groups, paths, { files, total, onBytes }),
  }
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`
}

function readGroup(value: unknown): Group {
  const group = asObject(value)
  const ranges = weightRanges(asList(group.weights))
  return {
    paths: asList(group.paths).map(String),
    ranges,
    bytes: ranges.reduce((sum, range) => sum + range.bytes, 0),
  }
}

const AT_ONCE = 6

interface Reading {
  readonly files: ModelFiles
  readonly total: number
  readonly onBytes: OnBytes
}

/** Checks every length before room is made for the whole: a file may claim more than it holds. */
async function readGroups(groups: readonly Group[], paths: string[], reading: Reading): Promise<ArrayBuffer> {
  const parts = await readAll(paths, reading)
  let done = 0
  let end = 0
  let next = 0
  for (const group of groups) {
    end += group.bytes
    for (const path of paths.slice(next, next + group.paths.length)) {
      const part = parts[next++] ?? new Uint8Array()
      done += part.length
      if (done > end) throw befallen(path, part, done - end) ?? tooLong(path, done - end)
    }
    if (done < end) throw firstBefallen(paths, parts) ?? tooShort(group, end - done)
  }
  return joinBytes(parts, reading.total)
}

/** Old models lie in dozens of small files: a few are read at once. */
async function readAll(paths: readonly string[], { files, total, onBytes }: Reading): Promise<Uint8Array[]> {
  const parts: Uint8Array[] = []
  const loaded = paths.map(() => 0)
  const note = async (i: number, bytes: number) => {
    loaded[i] = bytes
    const sum = loaded.reduce((all, part) => all + part, 0)
    await onBytes(sum, total)
  }
  const waiting = [...paths.entries()]
  const reader = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const [i, path] = next
      const heard = (part: number) => {
        // A server may send for ever.
        if (part > total) throw tooLong(path, part - total)
        // A report that cancels does so again at the end of the file.
        void note(i, part).catch(() => {})
      }
      const bytes = new Uint8Array(await files.read(path, heard))
      parts[i] = bytes
      await note(i, bytes.length)
    }
  }
  try {
    await Promise.all(Array.from({ length: AT_ONCE }, reader))
    return parts
  } finally {
    // Of a model that lacks a file the others need not come.
    waiting.length = 0
  }
}

function befallen(path: string, part: Uint8Array, extra = 0): Error | null {
  const why = mishap(part, extra)
  return why === null ? null : failure('NotReadable', `The weight file "${path}" ${why}.`)
}

function firstBefallen(paths: readonly string[], parts: readonly Uint8Array[]): Error | null {
  return paths.map((path, i) => befallen(path, parts[i] ?? new Uint8Array())).find((error) => error) ?? null
}

function tooShort(group: Group, lacking: number): Error {
  const names = group.paths.map((path) => `"${path}"`).join(', ')
  return failure(
    'NotReadable',
    `The weight file ${names || 'of the model'} is ${lacking} bytes shorter than model.json says; it is cut off, get it again.`,
  )
}

function tooLong(path: string, extra: number): Error {
  return failure(
    'NotReadable',
    `The weight file "${path}" is ${extra} bytes longer than model.json says; it belongs to another model.`,
  )
}
