// How many bytes a TIFF's strips or tiles unpack to, counted without keeping them: the reader unpacks each whole,
// whatever the picture's size, and two megabytes of zeros become several gigabytes.
import { Decompress } from 'fflate'
import type { TiffIfd } from 'tiff'

/** What is unpacked at once: of deflate up to a thousand times as much. */
const PIECE = 16_384

/** Infinity as soon as it is more than `most`; of a damaged strip what comes before the damage. */
export function tiffUnpacked(bytes: Uint8Array, page: TiffIfd, most: number): number {
  let total = 0
  for (const part of parts(bytes, page)) {
    total += unpacked(part, page.compression, most - total)
    if (total > most) return Number.POSITIVE_INFINITY
  }
  return total
}

function parts(bytes: Uint8Array, page: TiffIfd): readonly Uint8Array[] {
  const [offsets, counts] = page.tiled
    ? [page.tileOffsets, page.tileByteCounts]
    : [page.stripOffsets, page.stripByteCounts]
  // The reader calls them arrays of numbers; of several they are typed arrays, and a damaged file has none.
  const lengths: ArrayLike<number> | undefined = counts
  return Array.from(offsets ?? [], (from, i) => bytes.subarray(from, from + (lengths?.[i] ?? bytes.length)))
}

function unpacked(part: Uint8Array, compression: number, most: number): number {
  if (compression === 8 || compression === 32946) return inflated(part, most)
  return compression === 5 ? lzwLength(part, most) : part.length
}

function inflated(part: Uint8Array, most: number): number {
  let total = 0
  const counting = new Decompress((piece) => {
    total += piece.length
  })
  try {
    for (let at = 0; at < part.length && total <= most; at += PIECE)
      counting.push(part.subarray(at, at + PIECE), at + PIECE >= part.length)
  } catch {
    // The reader meets the same damage, and tells it.
  }
  return total
}

const [CLEAR, END] = [256, 257]
const LONGEST = 4096

/** Each code stands for a string of the table; only their lengths are followed. Codes begin with the highest bit. */
function lzwLength(part: Uint8Array, most: number): number {
  const lengths = new Uint16Array(LONGEST).fill(1)
  let next = END + 1
  let width = 9
  let before = 1
  let total = 0
  for (let bit = 0; bit + width <= 8 * part.length && total <= most; ) {
    const code = bitsAt(part, bit, width)
    bit += width
    if (code === END) break
    if (code === CLEAR) {
      next = END + 1
      width = 9
      before = 0
      continue
    }
    // Right behind a clearing a code of the table of before is an error, which the reader passes over.
    const length = code < next ? (lengths[code] ?? 0) : before > 0 ? before + 1 : LONGEST
    if (before > 0 && next < LONGEST) lengths[next++] = before + 1
    if (next === (1 << width) - 1 && width < 12) width++
    before = length
    total += length
  }
  return total
}

/** At most 12 of them. */
function bitsAt(bytes: Uint8Array, bit: number, width: number): number {
  const at = bit >> 3
  const three = ((bytes[at] ?? 0) << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
  return (three >> (24 - width - (bit & 7))) & ((1 << width) - 1)
}
