// What the first bytes of a file say: which picture format it is, and how large the picture claims to be.

export type PictureKind = 'PNG' | 'JPEG' | 'GIF' | 'WebP' | 'BMP' | 'AVIF' | 'HEIC' | 'TIFF' | 'ICO'

const text = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

/** Null where the bytes begin like no picture. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const start = text(bytes, 0, 4)
  if (start === '\x89PNG') return 'PNG'
  if (start.startsWith('\xff\xd8\xff')) return 'JPEG'
  if (start === 'GIF8') return 'GIF'
  if (start === 'RIFF' && text(bytes, 8, 4) === 'WEBP') return 'WebP'
  if (start.startsWith('BM') && bytes.length > 26 && bytes[6] === 0) return 'BMP'
  if (start === 'II*\0' || start === 'MM\0*') return 'TIFF'
  if (start === '\0\0\x01\0') return 'ICO'
  if (text(bytes, 4, 4) !== 'ftyp') return null
  return /avi[fs]/.test(text(bytes, 8, 24))
    ? 'AVIF'
    : /hei[cxs]|mif1/.test(text(bytes, 8, 24))
      ? 'HEIC'
      : null
}

/** Width and height as the header gives them, or null where this reads them not; before any EXIF turn. */
export function claimedSize(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = pictureKind(bytes)
  if (kind === 'PNG' && bytes.length >= 24) return [view.getUint32(16), view.getUint32(20)]
  if (kind === 'GIF' && bytes.length >= 10) return [view.getUint16(6, true), view.getUint16(8, true)]
  if (kind === 'BMP') return [Math.abs(view.getInt32(18, true)), Math.abs(view.getInt32(22, true))]
  if (kind === 'JPEG') return jpegSize(view)
  return null
}

/** Walks the segments up to the frame header. */
function jpegSize(view: DataView): readonly [number, number] | null {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    const isFrame = marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)
    if (isFrame) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    at += 2 + view.getUint16(at + 2)
  }
  return null
}

/** False where the file ends before its format's end mark: it is cut short. */
export function isComplete(bytes: Uint8Array): boolean {
  const kind = pictureKind(bytes)
  const tail = text(bytes, Math.max(0, bytes.length - 4096), 4096)
  if (kind === 'PNG') return tail.includes('IEND')
  if (kind === 'JPEG') return tail.includes('\xff\xd9')
  if (kind === 'GIF') return tail.trimEnd().includes(';')
  if (kind !== 'WebP') return true
  return bytes.length >= 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
}
