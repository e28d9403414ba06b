import { describe, expect, it } from 'vitest'
import { checkBytes } from '../worker/pictures/decode'
import { claimedSize, isComplete, pictureKind } from './header'

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

it('knows a file that is cut short', () => {
  expect(isComplete(jpeg)).toBe(false)
  expect(isComplete(Uint8Array.of(...jpeg, 0xff, 0xd9))).toBe(true)
  expect(isComplete(pngOf(3, 3))).toBe(false)
  expect(isComplete(ascii('RIFF\x10\0\0\0WEBPVP8 '))).toBe(false)
})

it('refuses before decoding what cannot be shown, by name', () => {
  const why = (bytes: Uint8Array) => () => checkBytes(bytes, 'x.png')
  expect(why(pngOf(40_000, 2))).toThrow('x.png is 40,000 × 2 pixels; scale it to at most 16,384 a side')
  expect(why(pngOf(16_000, 16_000))).toThrow('100 million in all')
  expect(why(pngOf(0, 0))).toThrow('x.png is 0 × 0 pixels')
  expect(why(pngOf(3, 3))).toThrow('x.png is cut short')
  expect(why(ascii('\0\0\0\x20ftypheic\0\0\0\0'))).toThrow('x.png is a HEIC file')
  expect(why(ascii('hello'))).toThrow('x.png is no picture')
})
