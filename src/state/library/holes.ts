// A record without its files: a hole is where each of them was.

/** A record as it may lie there: its files may lie elsewhere. */
export type WithoutFiles<T> = T extends Blob
  ? unknown
  : T extends object
    ? { readonly [K in keyof T]: WithoutFiles<T[K]> }
    : T

/** In the place of a file. */
interface Hole {
  readonly fileAt: number
}

/** The record with a hole for each file, and the files in their order; one that is in it twice is put away once. */
export function emptied(value: unknown, blobs: Blob[]): unknown {
  if (value instanceof Blob) {
    if (!blobs.includes(value)) blobs.push(value)
    return { fileAt: blobs.indexOf(value) } satisfies Hole
  }
  return mapped(value, (part) => emptied(part, blobs))
}

/** The record with its files again. */
export function refilled(value: unknown, blobs: readonly Blob[]): unknown {
  const at = isRecord(value) ? value.fileAt : undefined
  return typeof at === 'number' ? blobs[at] : mapped(value, (part) => refilled(part, blobs))
}

function mapped(value: unknown, change: (part: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(change)
  if (!isRecord(value)) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, change(part)]))
}

/** Nothing but a plain object: bytes and dates stay as they are. */
const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype
