import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { checkPictureBytes, seldomReadWhy } from './check'
import { isComplete } from './complete'

const ascii = (text: string) => Uint8Array.from(text, (c) => c.charCodeAt(0))
const joined = (...parts: readonly (Uint8Array | readonly number[])[]) =>
  Uint8Array.from(parts.flatMap((part) => [...part]))

const pngStart = ascii('\x89PNG\r\n\x1a\n')
const chunk = (name: string, body: Uint8Array) =>
  joined([0, 0, body.length >> 8, body.length & 255], ascii(name), body, [0, 0, 0, 0])
const pngHead = (width: number, height: number) => {
  const body = new Uint8Array(13)
  new DataView(body.buffer).setUint32(0, width)
  new DataView(body.buffer).setUint32(4, height)
  return joined(pngStart, chunk('IHDR', body))
}
const png = joined(pngHead(3, 3), chunk('IDAT', ascii('IEND is not the end here')), chunk('IEND', ascii('')))

/** A JPEG whose APP1 holds a small JPEG with an end of its own, as cameras write it. */
const thumbnail = ascii('\xff\xd8\xff\xda\x00\x02x\xff\xd9')
const jpegHead = joined(
  [0xff, 0xd8, 0xff, 0xe1, 0, thumbnail.length + 2],
  thumbnail,
  ascii('\xff\xc0\x00\x11\x08\x00\x32\x00\x1e\x03xxxxxxxxx'),
)
const scan = ascii('\xff\xda\x00\x04zzpixels\xff\x00pixels')
const jpeg = joined(jpegHead, scan, [0xff, 0xd9])

describe('a picture is whole when its end is there, whatever follows', () => {
  const video = new Uint8Array(20_000).fill(7)
  it.each([
    ['PNG', png],
    ['JPEG', jpeg],
    ['GIF', ascii('GIF89a\x01\0\x01\0\x80\0\0abcdef!\xf9\x01x\0,\0\0\0\0\x01\0\x01\0\0\x02\x02;;\0;')],
  ])('%s', (_, whole) => {
    expect(isComplete(whole)).toBe(true)
    expect(isComplete(joined(whole, video))).toBe(true)
    expect(isComplete(whole.subarray(0, -2))).toBe(false)
  })

  it('a WebP file says its length', () => {
    expect(isComplete(ascii('RIFF\x10\0\0\0WEBPVP8 '))).toBe(false)
    expect(isComplete(ascii('RIFF\x10\0\0\0WEBPVP8 12345678'))).toBe(true)
  })

  it('ends on any bytes at all', () => {
    const starts = fc.constantFrom(png.subarray(0, 8), jpeg.subarray(0, 6), ascii('GIF89a'), new Uint8Array())
    fc.assert(
      fc.property(starts, fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        expect(typeof isComplete(joined(start, rest))).toBe('boolean')
      }),
    )
  })
})

it('says before decoding what cannot be shown, by name', () => {
  const why = (bytes: Uint8Array) => () => checkPictureBytes(bytes, 'x.png')
  expect(why(pngHead(40_000, 2))).toThrow('x.png has 40,000 × 2 pixels; scale it to at most 16,384 a side')
  expect(why(pngHead(16_000, 16_000))).toThrow('100 million in all')
  expect(why(pngHead(0, 0))).toThrow('x.png has 0 × 0 pixels')
  expect(why(ascii('GIF89a\xff\xff\xff\xff'))).toThrow('x.png has 65,535 × 65,535 pixels')
  expect(why(pngHead(3, 3))).toThrow('x.png is cut short')
  expect(why(ascii('hello'))).toThrow('x.png is no picture')
  expect(why(new Uint8Array())).toThrow('x.png is empty')
  expect(why(ascii('version https://git-lfs.github.com/spec/v1'))).toThrow('x.png is a Git LFS pointer')
  expect(why(ascii('<!DOCTYPE html><p>'))).toThrow('x.png is a web page')
  for (const [name, said] of [
    ['paper.pdf', 'paper.pdf is a picture that browsers do not read; save it as PNG or JPEG.'],
    ['clip.mp4', 'clip.mp4 is a film; save one of its pictures as PNG or JPEG.'],
  ] as const)
    expect(() => checkPictureBytes(ascii('%PDF-1.7'), name)).toThrow(said)
  expect(why(ascii('<svg viewBox="0 0 1 1"/>'))).toThrow('x.png is an SVG drawing')
  expect(why(ascii('\0\0\x01\0\x01\0'))).toThrow('x.png is an icon')
})

it('calls a phone photo HEIC and says what helps', () => {
  const kind = checkPictureBytes(ascii('\0\0\0\x20ftypheic\0\0\0\0'), 'x.heic')
  expect(kind).toBe('HEIC')
  expect(seldomReadWhy(kind)).toMatch(/HEIC photo.*share it as JPEG.*"Most Compatible"/)
  expect(seldomReadWhy('PNG')).toBeNull()
})
