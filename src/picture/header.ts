// What the first bytes of a file say: which picture format it is, and how large the picture claims to be.

export type PictureKind =
  | 'PNG'
  | 'JPEG'
  | 'GIF'
  | 'WebP'
  | 'BMP'
  | 'AVIF'
  | 'HEIC'
  | 'TIFF'
  | 'JPEG XL'
  | 'ICO'
  | 'PSD'
  | 'SVG'

export const asciiAt = (bytes: Uint8Array, at: number, length: number) =>
  String.fromCharCode(...bytes.subarray(at, at + length))

const brands: readonly (readonly [RegExp, PictureKind])[] = [
  [/avi[fs]/, 'AVIF'],
  [/hei[cxms]|hev[cxms]|mif1|msf1/, 'HEIC'],
]

/** Null where the bytes begin like no picture. */
export function pictureKind(bytes: Uint8Array): PictureKind | null {
  const start = asciiAt(bytes, 0, 4)
  if (start === '\x89PNG') return 'PNG'
  if (start.startsWith('\xff\xd8\xff')) return 'JPEG'
  if (start === 'GIF8') return 'GIF'
  if (start === 'RIFF' && asciiAt(bytes, 8, 4) === 'WEBP') return 'WebP'
  if (start.startsWith('BM') && isBmp(bytes)) return 'BMP'
  if (start === 'II*\0' || start === 'MM\0*') return 'TIFF'
  if (start === '\0\0\x01\0' || start === '\0\0\x02\0') return 'ICO'
  if (start === '8BPS') return 'PSD'
  if (start.startsWith('\xff\x0a') || asciiAt(bytes, 4, 4) === 'JXL ') return 'JPEG XL'
  if (asciiAt(bytes, 4, 4) === 'ftyp')
    return brands.find(([brand]) => brand.test(asciiAt(bytes, 8, 24)))?.[1] ?? null
  return isSvg(bytes) ? 'SVG' : null
}

/** BM alone could be the beginning of a text. */
function isBmp(bytes: Uint8Array): boolean {
  return bytes.length > 29 && [12, 40, 52, 56, 64, 108, 124].includes(bytes[14] ?? 0)
}

function isSvg(bytes: Uint8Array): boolean {
  const text = asciiAt(bytes, 0, 1024)
  return /^(\xef\xbb\xbf)?\s*<(\?xml|!--|!doctype svg|svg[\s>])/i.test(text) && /<svg[\s>]/i.test(text)
}

/** Width and height as the header gives them, or null where this reads them not; before any EXIF turn. */
export function claimedSize(bytes: Uint8Array): readonly [number, number] | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const kind = pictureKind(bytes)
  if (kind === 'PNG' && bytes.length >= 24) return [view.getUint32(16), view.getUint32(20)]
  if (kind === 'GIF' && bytes.length >= 10) return [view.getUint16(6, true), view.getUint16(8, true)]
  if (kind === 'BMP') return bmpSize(view)
  if (kind === 'JPEG') return jpegSize(view)
  return kind === 'WebP' && bytes.length >= 30 ? webpSize(view, asciiAt(bytes, 12, 4)) : null
}

function bmpSize(view: DataView): readonly [number, number] {
  if (view.getUint32(14, true) === 12) return [view.getUint16(18, true), view.getUint16(20, true)]
  return [Math.max(0, view.getInt32(18, true)), Math.abs(view.getInt32(22, true))]
}

/** https://developers.google.com/speed/webp/docs/riff_container */
function webpSize(view: DataView, chunk: string): readonly [number, number] | null {
  if (chunk === 'VP8X')
    return [1 + (view.getUint32(24, true) & 0xffffff), 1 + (view.getUint32(26, true) >>> 8)]
  if (chunk === 'VP8 ') return [view.getUint16(26, true) & 0x3fff, view.getUint16(28, true) & 0x3fff]
  const both = view.getUint32(21, true)
  return chunk === 'VP8L' ? [1 + (both & 0x3fff), 1 + ((both >>> 14) & 0x3fff)] : null
}

/** Of a JPEG's markers, those that open the header of a frame. */
export const isFrame = (marker: number) =>
  marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker)

/** Walks the segments up to the frame header. */
function jpegSize(view: DataView): readonly [number, number] | null {
  let at = 2
  while (at + 9 < view.byteLength && view.getUint8(at) === 0xff) {
    const marker = view.getUint8(at + 1)
    if (isFrame(marker)) return [view.getUint16(at + 7), view.getUint16(at + 5)]
    at += 2 + view.getUint16(at + 2)
  }
  return null
}
