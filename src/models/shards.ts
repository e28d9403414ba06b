// The weight files that a manifest names, read one after another into one buffer.
import { failure } from '../engine/errors'
import { baseName } from './files'
import { asList, asObject, type Json } from './json'
import type { ModelFiles } from './types'
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
  const paths = groups.flatMap((group) => group.paths.map((path) => locate(path, model.path, files)))
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

/** Beside model.json, else by its own name where the files came without their folders. */
function locate(path: string, modelPath: string, files: ModelFiles): string {
  const folder = modelPath.slice(0, modelPath.length - baseName(modelPath).length)
  const beside = (folder + path).replace(/(^|\/)\.\//g, '$1')
  if (files.paths.length === 0 || files.paths.includes(beside)) return beside
  const found = files.paths.filter((other) => baseName(other) === baseName(path))
  const [only] = found
  if (only && found.length === 1) return only
  throw failure('NotReadable', `The weight file "${path}" is missing; open it together with model.json.`)
}

interface Reading {
  readonly files: ModelFiles
  readonly total: number
  readonly onBytes: OnBytes
}

/** Checks each group's length before room is made for all: a file may claim more than it holds. */
async function readGroups(groups: readonly Group[], paths: string[], reading: Reading): Promise<ArrayBuffer> {
  const parts: Uint8Array[] = []
  let done = 0
  for (const group of groups) {
    const end = done + group.bytes
    for (const path of paths.splice(0, group.paths.length)) {
      const part = await readPart(path, done, reading)
      done += part.length
      if (done > end) throw tooLong(path, done - end)
      parts.push(part)
    }
    if (done < end) throw tooShort(group, end - done)
  }
  return joined(parts, reading.total)
}

async function readPart(
  path: string,
  start: number,
  { files, total, onBytes }: Reading,
): Promise<Uint8Array> {
  const bytes = await files.read(path, (loaded) => void onBytes(start + loaded, total))
  await onBytes(start + bytes.byteLength, total)
  return new Uint8Array(bytes)
}

function joined(parts: readonly Uint8Array[], total: number): ArrayBuffer {
  const whole = new Uint8Array(total)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
  }
  return whole.buffer
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
