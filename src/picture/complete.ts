// Whether a picture is there to its end. What comes after the end is no matter: phones append the video of a
// motion photo, further pictures (MPF) and their own notes.
import { asciiAt, pictureKind } from './header'

/** False where the file ends before its format's end mark: it is cut short. */
export function isComplete(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  switch (pictureKind(bytes)) {
    case 'PNG':
      return pngEnds(view)
    case 'JPEG':
      return jpegEnds(bytes)
    case 'GIF':
      return gifEnds(bytes)
    case 'WebP':
      return bytes.length >= 8 + view.getUint32(4, true)
    default:
      return true
  }
}

/** Chunk after chunk: length, name, content, checksum. */
function pngEnds(view: DataView): boolean {
  let at = 8
  while (at + 12 <= view.byteLength) {
    if (view.getUint32(at + 4) === 0x49454e44) return true
    at += 12 + view.getUint32(at)
  }
  return false
}

/** The segments in front of the pixels may hold a small JPEG of their own; among the pixels no FF D9 can occur. */
function jpegEnds(bytes: Uint8Array): boolean {
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda) {
    // Fill bytes may stand before a marker.
    if (bytes[at + 1] === 0xff) at += 1
    else at += 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0)
  }
  for (let end = bytes.indexOf(0xff, at); end >= 0; end = bytes.indexOf(0xff, end + 1))
    if (bytes[end + 1] === 0xd9) return true
  return false
}

/** Blocks after the colour tables, up to the trailer. */
function gifEnds(bytes: Uint8Array): boolean {
  const table = (flags: number) => (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  let at = 13 + table(bytes[10] ?? 0)
  while (at < bytes.length) {
    if (bytes[at] === 0x3b) return true
    if (bytes[at] === 0x2c) at += 11 + table(bytes[at + 9] ?? 0)
    else if (bytes[at] === 0x21) at += 2
    // Damaged further in: the decoder has the last word, if the mark of the end is there.
    else return asciiAt(bytes, Math.max(0, bytes.length - 64), 64).includes(';')
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
    at += 1
  }
  return false
}
