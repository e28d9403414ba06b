// The weight files that a manifest names, read one after another into one buffer.

import { failure } from '../../errors'
import { asList, asObject, type Json } from '../json'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { joinBytes } from './collect'
import { heard } from './heard'
import { locate } from './locate'
import { mishap } from './mishap'
import { hasStrings, withoutStrings } from './strings'
import { readSpec, type WeightRange, type WeightSpec, weightRanges } from './weights'

export interface Weights {
  readonly specs: readonly WeightSpec[]
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
      `${quoted(files.name)} names no weight files (no weightsManifest); it is an architecture without weights.`,
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
  const most = groups.some(({ ranges }) => hasStrings(ranges)) ? MOST_BYTES : total
  return readGroups(groups, paths, { files, total, most, onBytes })
}

function gigabytes(bytes: number): string {
  return `${(bytes / 2 ** 30).toFixed(1)} GiB`
}

function readGroup(value: unknown): Group {
  const group = asObject(value)
  const ranges = weightRanges(asList(group.weights).map(readSpec))
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
  /** Bytes of one file: the total, unless texts of unknown length are among them. */
  readonly most: number
  readonly onBytes: OnBytes
}

/** Checks every length before room is made for the whole: a file may claim more than it holds. */
async function readGroups(groups: readonly Group[], paths: string[], reading: Reading): Promise<Weights> {
  const row = await readTogether(paths, reading)
  const parts = row ?? (await readAll(paths, reading))
  // In a row they are all in one buffer.
  const own = !row && reading.files.ownBytes === true
  let next = 0
  const stored = groups.map((group) => {
    const files = parts.slice(next, next + group.paths.length)
    const texts = hasStrings(group.ranges)
    let done = 0
    for (const part of files) {
      done += part.length
      const path = paths[next++] ?? ''
      const extra = done - group.bytes
      if (extra > 0 && !texts) throw befallen(path, part, extra) ?? tooLong(path, extra)
    }
    if (done < group.bytes) throw firstBefallen(paths, parts) ?? tooShort(group, group.bytes - done)
    if (!texts) return { ranges: group.ranges, parts: files }
    const bytes = new Uint8Array(joinBytes(files, done, own))
    const plain = withoutStrings({ ranges: group.ranges, bytes })
    return { ranges: plain.ranges, parts: [plain.bytes] }
  })
  const kept = stored.flatMap((group) => group.parts)
  return {
    specs: stored.flatMap((group) => group.ranges),
    bytes: wholeBuffer(kept) ?? joinBytes(kept, lengthOf(kept), own),
  }
}

const lengthOf = (parts: readonly Uint8Array[]) => parts.reduce((sum, part) => sum + part.length, 0)

/** The buffer in which the parts lie one behind another, and nothing else; null where there is none. */
function wholeBuffer(parts: readonly Uint8Array[]): ArrayBuffer | null {
  const buffer = parts[0]?.buffer
  let end = 0
  for (const part of parts) {
    if (part.buffer !== buffer || part.byteOffset !== end) return null
    end += part.length
  }
  return buffer?.byteLength === end ? (buffer as ArrayBuffer) : null
}

/** Null where each must be read by itself. */
async function readTogether(
  paths: readonly string[],
  { files, total, onBytes }: Reading,
): Promise<Uint8Array[] | null> {
  const row = await files.together?.(paths)
  if (!row) return null
  await onBytes(row.bytes.byteLength, total)
  let end = 0
  return row.sizes.map((size) => {
    end += size
    return new Uint8Array(row.bytes, end - size, size)
  })
}

/** Old models lie in dozens of small files: a few are read at once. */
async function readAll(
  paths: readonly string[],
  { files, total, most, onBytes }: Reading,
): Promise<Uint8Array[]> {
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
      const { tell, last } = heard((bytes: number) => note(i, bytes))
      const bytes = new Uint8Array(
        await files.read(path, (part) => {
          // A server may send for ever.
          if (part > most) throw tooLong(path, part - most)
          tell(part)
        }),
      )
      parts[i] = bytes
      await last(bytes.length)
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
  return why === null ? null : failure('NotReadable', `The weight file ${quoted(path)} ${why}.`)
}

function firstBefallen(paths: readonly string[], parts: readonly Uint8Array[]): Error | null {
  return paths.map((path, i) => befallen(path, parts[i] ?? new Uint8Array())).find((error) => error) ?? null
}

function tooShort(group: Group, lacking: number): Error {
  const names = group.paths.map((path) => quoted(path)).join(', ')
  return failure(
    'NotReadable',
    `The weight file ${names || 'of the model'} is ${lacking} bytes shorter than model.json says; it is cut off, get it again.`,
  )
}

function tooLong(path: string, extra: number): Error {
  return failure(
    'NotReadable',
    `The weight file ${quoted(path)} is ${extra} bytes longer than model.json says; it belongs to another model.`,
  )
}
