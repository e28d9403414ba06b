// The boxes of an AVIF file (ISO/IEC 14496-12): size, name, content; some begin with a version and flags.
import { asciiAt } from '../header'

export interface Box {
  readonly name: string
  /** Where its content begins and ends; the name stands in front of it. */
  readonly from: number
  readonly to: number
}

export function boxesIn(bytes: Uint8Array, from = 0, to = bytes.length): readonly Box[] {
  const view = viewOf(bytes)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at)
    // 0 reaches to the end; 1 has its size in 64 bits, of which 32 are enough here.
    const long = size === 1 && at + 16 <= to
    const end = size === 0 ? to : at + (long ? view.getUint32(at + 12) : size)
    if (end > to || end < at + (long ? 16 : 8)) break
    boxes.push({ name: asciiAt(bytes, at + 4, 4), from: at + (long ? 16 : 8), to: end })
    at = end
  }
  return boxes
}

/** The first of that name. */
export const boxNamed = (boxes: readonly Box[], name: string): Box | undefined =>
  boxes.find((box) => box.name === name)

/** @param parts its content, joined */
export function makeBox(name: string, ...parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const out = new Uint8Array(8 + parts.reduce((sum, part) => sum + part.length, 0))
  viewOf(out).setUint32(0, out.length)
  out.set(new TextEncoder().encode(name), 4)
  let at = 8
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

export const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
