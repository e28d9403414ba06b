// How a WebP file says that it must be turned: browsers differ in whether they heed it, so nobody is asked.
// https://developers.google.com/speed/webp/docs/riff_container
import { asciiAt } from './header'
import { type Orientation, orientationIn } from './orientation'

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
      return orientation && { orientation, at }
    }
    at += 8 + size + (size & 1)
  }
  return null
}

function exifOrientation(exif: Uint8Array): Orientation | null {
  return orientationIn(asciiAt(exif, 0, 4) === 'Exif' ? exif.subarray(6) : exif)
}

/** The same file without its turn, which it keeps under a name that no reader knows. */
export function withoutTurn(bytes: Uint8Array, { at }: Turn): Uint8Array<ArrayBuffer> {
  const plain = new Uint8Array(bytes)
  plain.set([0x65, 0x78, 0x69, 0x66], at)
  return plain
}
