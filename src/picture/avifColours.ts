// The colour space that an AVIF file names by numbers (ITU-T H.273): one decoder heeds it and the next does not.
import { asciiAt } from './header'

/** Rec. 709's primaries and sRGB's curve; the matrix that made YUV of RGB stays. */
const SRGB = { primaries: 1, transfer: 13 }

/** Boxes within which the next of the way lies; `meta` begins with a version. */
const WAY = [
  { name: 'meta', skip: 4 },
  { name: 'iprp', skip: 0 },
  { name: 'ipco', skip: 0 },
] as const

/** The same bytes where it names none; else a copy that names sRGB. */
export function namingSrgb<Buffer extends ArrayBufferLike>(
  bytes: Uint8Array<Buffer>,
): Uint8Array<Buffer | ArrayBuffer> {
  const named = boxesIn(bytes, 0, bytes.length).flatMap((box) => colourBoxes(bytes, box))
  if (named.length === 0) return bytes
  const out = new Uint8Array(bytes)
  const view = new DataView(out.buffer)
  for (const at of named) {
    view.setUint16(at + 4, SRGB.primaries)
    view.setUint16(at + 6, SRGB.transfer)
  }
  return out
}

interface Box {
  readonly name: string
  readonly from: number
  readonly to: number
}

/** Where `nclx` stands, below this box. */
function colourBoxes(bytes: Uint8Array, { name, from, to }: Box, depth = 0): number[] {
  if (name === 'colr') return asciiAt(bytes, from, 4) === 'nclx' && to - from >= 10 ? [from] : []
  const step = WAY[depth]
  if (step?.name !== name) return []
  return boxesIn(bytes, from + step.skip, to).flatMap((box) => colourBoxes(bytes, box, depth + 1))
}

function boxesIn(bytes: Uint8Array, from: number, to: number): readonly Box[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const boxes: Box[] = []
  for (let at = from; at + 8 <= to; ) {
    const size = view.getUint32(at)
    // 0 reaches to the end; 1 has its size in 64 bits, which no box of settings needs.
    const end = size === 0 ? to : at + size
    if (size === 1 || end > to || end < at + 8) break
    boxes.push({ name: asciiAt(bytes, at + 4, 4), from: at + 8, to: end })
    at = end
  }
  return boxes
}
