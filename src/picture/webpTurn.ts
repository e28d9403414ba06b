// How a WebP file says that it must be turned: browsers differ in whether they heed it, so nobody is asked.
// https://developers.google.com/speed/webp/docs/riff_container, https://exiftool.org/TagNames/EXIF.html
import { asciiAt } from './header'

/** EXIF's 2 to 8; 1 is upright. */
export type Orientation = 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8

interface Turn {
  readonly orientation: Orientation
  /** Where the name of the chunk stands that says so. */
  readonly at: number
}

/** Null where the file is upright as it is. */
export function webpTurn(bytes: Uint8Array): Turn | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (asciiAt(bytes, 0, 4) !== 'RIFF' || asciiAt(bytes, 8, 4) !== 'WEBP') return null
  for (let at = 12; at + 8 <= bytes.length; ) {
    const size = view.getUint32(at + 4, true)
    if (asciiAt(bytes, at, 4) === 'EXIF') {
      const orientation = exifOrientation(bytes.subarray(at + 8, at + 8 + size))
      return orientation === 1 ? null : { orientation, at }
    }
    at += 8 + size + (size & 1)
  }
  return null
}

const orientationTag = 0x0112

function exifOrientation(exif: Uint8Array): Orientation {
  const tiff = asciiAt(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (tiff.length < 8) return 1
  const little = asciiAt(tiff, 0, 2) === 'II'
  const first = view.getUint32(4, little)
  if (first + 2 > tiff.length) return 1
  const count = view.getUint16(first, little)
  for (let i = 0; i < count && first + 14 + 12 * i <= tiff.length; i++) {
    const entry = first + 2 + 12 * i
    if (view.getUint16(entry, little) !== orientationTag) continue
    const value = view.getUint16(entry + 8, little)
    return value >= 2 && value <= 8 ? (value as Orientation) : 1
  }
  return 1
}

/** The same file without its turn, which it keeps under a name that no reader knows. */
export function withoutTurn(bytes: Uint8Array, { at }: Turn): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(bytes)
  plain.set([0x65, 0x78, 0x69, 0x66], at)
  return plain
}
