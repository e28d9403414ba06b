// How a picture must be turned: EXIF's tag in a TIFF file, or in the block of EXIF of another one, which is a small TIFF
// file. https://exiftool.org/TagNames/EXIF.html
import { asciiAt } from './header'
import type { Pixels } from './types'

/** EXIF's 2 to 8; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

const ORIENTATION = 0x0112

/** Null where the file is upright, or says nothing that can be read. */
export function orientationIn(tiff: Uint8Array): Orientation | null {
  const found = entryOf(tiff)
  return found && found.value >= 2 && found.value <= 8 ? (found.value as Orientation) : null
}

/** The same file, which calls itself upright. */
export function calledUpright(tiff: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(tiff)
  const found = entryOf(copy)
  if (found) new DataView(copy.buffer).setUint16(found.at, 1, found.little)
  return copy
}

function entryOf(tiff: Uint8Array) {
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return null
  const little = asciiAt(tiff, 0, 2) === 'II'
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return null
  const count = view.getUint16(first, little)
  for (let i = 0; i < count && first + 14 + 12 * i <= tiff.length; i++) {
    const entry = first + 2 + 12 * i
    if (view.getUint16(entry, little) === ORIENTATION)
      return { value: view.getUint16(entry + 8, little), at: entry + 8, little }
  }
  return null
}

/** Upright. */
export function turned({ width, height, data }: Pixels, orientation: Orientation): Pixels {
  const [aside, mirrored, upended] = [
    orientation >= 5,
    [2, 3, 7, 8].includes(orientation),
    [3, 4, 6, 7].includes(orientation),
  ]
  const [w, h] = aside ? [height, width] : [width, height]
  const from = new Uint32Array(data.buffer, data.byteOffset, width * height)
  const to = new Uint32Array(w * h)
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const [column, row] = aside ? [y, x] : [x, y]
      to[y * w + x] =
        from[(upended ? height - 1 - row : row) * width + (mirrored ? width - 1 - column : column)] ?? 0
    }
  return { width: w, height: h, data: new Uint8ClampedArray(to.buffer) }
}
