import { describe, expect, it } from 'vitest'
import { claimedSize, pictureKind } from './header'

const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
const pngOf = (width: number, height: number) => {
  const bytes = new Uint8Array(33)
  bytes.set(ascii('\x89PNG\r\n\x1a\n\0\0\0\rIHDR'))
  new DataView(bytes.buffer).setUint32(16, width)
  new DataView(bytes.buffer).setUint32(20, height)
  return bytes
}
/** Start, an APP0 of 16 bytes, a frame header of 30 x 50 (height first). */
const jpeg = ascii(
  `\xff\xd8\xff\xe0\x00\x10${'j'.repeat(14)}\xff\xc2\x00\x11\x08\x00\x32\x00\x1e\x03${'x'.repeat(20)}`,
)

describe('pictureKind', () => {
  it.each([
    ['\x89PNG\r\n\x1a\n', 'PNG'],
    ['\xff\xd8\xff\xe1', 'JPEG'],
    ['GIF89a', 'GIF'],
    ['RIFF\x10\0\0\0WEBPVP8 ', 'WebP'],
    ['\0\0\0\x20ftypavif\0\0\0\0', 'AVIF'],
    ['\0\0\0\x20ftypheic\0\0\0\0', 'HEIC'],
    ['\0\0\0\x20ftypmif1\0\0\0\0heic', 'HEIC'],
    ['\0\0\0\x20ftypmsf1hevc', 'HEIC'],
    ['\xff\x0a\xfa\x1f', 'JPEG XL'],
    ['<?xml version="1.0"?>\n<svg xmlns="x">', 'SVG'],
    ['<html><svg>', null],
    ['BM is how this text begins, and it goes on', null],
    ['II*\0', 'TIFF'],
    ['{"a": 1}', null],
    ['', null],
  ])('%j is %s', (start, kind) => {
    expect(pictureKind(ascii(start))).toBe(kind)
  })
})

it('reads the size that a header claims', () => {
  expect(claimedSize(pngOf(40_000, 2))).toEqual([40_000, 2])
  expect(claimedSize(jpeg)).toEqual([30, 50])
  expect(claimedSize(ascii('GIF89a\x28\x00\x18\x00'))).toEqual([40, 24])
})
it.each([
  ['VP8X', [0, 0, 0, 0, 39, 0, 0, 23, 0, 0], [40, 24]],
  ['VP8 ', [0, 0, 0, 0x9d, 1, 0x2a, 40, 0, 24, 0], [40, 24]],
  ['VP8L', [0x2f, 39, 0xc0, 5, 0, 0, 0, 0, 0, 0], [40, 24]],
])('reads the size of a WebP file from its %s chunk', (chunk, body, size) => {
  const bytes = Uint8Array.of(...ascii(`RIFF\x20\0\0\0WEBP${chunk}\x0a\0\0\0`), ...body)
  expect(claimedSize(bytes)).toEqual(size)
})
