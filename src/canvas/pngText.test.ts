import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { textOf, withText } from './pngText'

/** One red pixel. */
const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
)

it('carries a text and gives it back', () => {
  const out = withText(png, '#method=scorecam&class=3')
  expect(textOf(out)).toBe('#method=scorecam&class=3')
  expect(textOf(png)).toBeNull()
})

it('puts in a chunk that follows the format: length, kind, CRC of kind and data', () => {
  const out = withText(png, 'a')
  const view = new DataView(out.buffer)
  expect(view.getUint32(33)).toBe(11)
  expect(new TextDecoder().decode(out.slice(37, 52))).toBe('tEXtlimelight\0a')
  // CRC-32 of "tEXtlimelight\0a", from Python's zlib.crc32.
  expect(view.getUint32(52)).toBe(1997997498)
  expect(inflateSync(out.slice(56 + 8, 56 + 8 + view.getUint32(56))).length).toBe(5)
})

it('reads nothing out of other files', () => {
  expect(textOf(new TextEncoder().encode('not a picture at all'))).toBeNull()
})
