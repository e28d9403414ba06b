// Global heaps of an HDF5 file, where its texts of any length lie. The HDF5 library walks one by the sizes in it and never
// comes to an end where a size is nothing, so they are walked here before. HDF5 File Format Specification, III.E.

import { superblock } from './superblock'

const SIGNATURE = [0x47, 0x43, 0x4f, 0x4c]
const HEADER = 16
/** Numbers of an object before its bytes. */
const OBJECT = 16
/** The library makes none smaller. */
const LEAST = 4096

/** Whether each heap is a row of objects that lead to its end. */
export function textHeapsEnd(bytes: Uint8Array): boolean {
  const lengths = superblock(bytes)?.lengths ?? 8
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const length = (at: number) =>
    lengths === 4 ? view.getUint32(at, true) : Number(view.getBigUint64(at, true))
  for (let at = bytes.indexOf(SIGNATURE[0] ?? 0); at >= 0; at = bytes.indexOf(SIGNATURE[0] ?? 0, at + 1))
    if (isHeap(bytes, at) && !ends(view, at, length)) return false
  return true
}

/** Numbers of a layer can look like the signature; with a version and three zeros behind it they hardly do. */
const isHeap = (bytes: Uint8Array, at: number): boolean =>
  at + LEAST <= bytes.length &&
  SIGNATURE.every((byte, i) => bytes[at + i] === byte) &&
  bytes[at + 4] === 1 &&
  bytes[at + 5] === 0 &&
  bytes[at + 6] === 0 &&
  bytes[at + 7] === 0

function ends(view: DataView, heap: number, length: (at: number) => number): boolean {
  const size = length(heap + 8)
  if (size < LEAST || heap + size > view.byteLength) return false
  for (let at = heap + HEADER; at + OBJECT <= heap + size; ) {
    const index = view.getUint16(at, true)
    const bytes = length(at + 8)
    // The free space has number 0, and its size counts its own numbers.
    const step = index === 0 ? bytes : OBJECT + 8 * Math.ceil(bytes / 8)
    if (step < OBJECT || at + step > heap + size) return false
    at += step
  }
  return true
}
