import fc from 'fast-check'
import { expect, it } from 'vitest'
import { decodeBmp } from './bmp'

interface Bmp {
  readonly bits: number
  readonly height: number
  readonly rows: readonly (readonly number[])[]
  readonly masks?: readonly number[]
  readonly palette?: readonly number[]
}

/** Two pixels wide; `rows` are bytes as the file holds them, from its first line on. */
function bmpOf({ bits, height, rows, masks = [], palette = [] }: Bmp): Uint8Array {
  const offset = 14 + 108 + palette.length
  const bytes = new Uint8Array(offset + rows.flat().length)
  const view = new DataView(bytes.buffer)
  bytes.set([0x42, 0x4d])
  view.setUint32(10, offset, true)
  view.setUint32(14, 108, true)
  view.setInt32(18, 2, true)
  view.setInt32(22, height, true)
  view.setUint16(28, bits, true)
  view.setUint32(30, masks.length > 0 ? 3 : 0, true)
  for (const [i, mask] of masks.entries()) view.setUint32(54 + 4 * i, mask, true)
  bytes.set(palette, 122)
  bytes.set(rows.flat(), offset)
  return bytes
}
const pixels = (bmp: Bmp) => [...decodeBmp(bmpOf(bmp), 'x.bmp').data]

it('turns the lines over, and blue green red round', () => {
  const rows = [
    [3, 2, 1, 6, 5, 4, 0, 0],
    [9, 8, 7, 30, 20, 10, 0, 0],
  ]
  expect(pixels({ bits: 24, height: 2, rows })).toEqual([
    7, 8, 9, 255, 10, 20, 30, 255, 1, 2, 3, 255, 4, 5, 6, 255,
  ])
  expect(pixels({ bits: 24, height: -2, rows }).slice(0, 4)).toEqual([1, 2, 3, 255])
})

it('looks colours up where a pixel is an index', () => {
  const palette = [30, 20, 10, 0, 60, 50, 40, 0]
  const expected = [40, 50, 60, 255, 10, 20, 30, 255]
  expect(pixels({ bits: 1, height: 1, palette, rows: [[0b10000000, 0, 0, 0]] })).toEqual(expected)
  expect(pixels({ bits: 4, height: 1, palette, rows: [[0x10, 0, 0, 0]] })).toEqual(expected)
  expect(pixels({ bits: 8, height: 1, palette, rows: [[1, 0, 0, 0]] })).toEqual(expected)
})

it('takes bits by their masks, five of them for a whole colour', () => {
  // 0x7c1f: all of red and blue; 0x0200: half of green.
  expect(pixels({ bits: 16, height: 1, rows: [[0x1f, 0x7c, 0, 2]] })).toEqual([
    255, 0, 255, 255, 0, 132, 0, 255,
  ])
  const masks = [0xff, 0xff00, 0xff0000, 0xff000000]
  const rows = [[1, 2, 3, 128, 4, 5, 6, 255]]
  expect(pixels({ bits: 32, height: 1, masks, rows })).toEqual([1, 2, 3, 128, 4, 5, 6, 255])
})

it('is opaque where every pixel says it is clear', () => {
  const masks = [0xff, 0xff00, 0xff0000, 0xff000000]
  expect(pixels({ bits: 32, height: 1, masks, rows: [[1, 2, 3, 0, 4, 5, 6, 0]] })[3]).toBe(255)
})

it('names what it cannot read', () => {
  const cut = bmpOf({ bits: 24, height: 2, rows: [[3, 2, 1, 6, 5, 4, 0, 0]] })
  expect(() => decodeBmp(cut, 'x.bmp')).toThrow('x.bmp is cut short')
  const masked = bmpOf({ bits: 32, height: 1, rows: [[0, 0, 0, 0]], masks: [0xff, 0xff00, 0xff0000] })
  expect(() => decodeBmp(masked.slice(0, 60), 'x.bmp')).toThrow('x.bmp is cut short')
  const rare = bmpOf({ bits: 2, height: 1, rows: [[0, 0, 0, 0]] })
  expect(() => decodeBmp(rare, 'x.bmp')).toThrow('x.bmp is a BMP file of a rare kind')
})

it('gives pixels or a sentence for any header', () => {
  const whole = bmpOf({ bits: 24, height: 1, rows: [[3, 2, 1, 6, 5, 4, 0, 0]] })
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 24, maxLength: 24 }), (head) => {
      const bytes = Uint8Array.from(whole)
      bytes.set(head, 10)
      new DataView(bytes.buffer).setUint32(14, 40, true)
      new DataView(bytes.buffer).setInt32(18, head[8] ?? 0, true)
      new DataView(bytes.buffer).setInt32(22, (head[12] ?? 0) - 128, true)
      try {
        expect(decodeBmp(bytes, 'x.bmp').data.length % 4).toBe(0)
      } catch (error) {
        expect((error as Error).name).toBe('BadImage')
      }
    }),
  )
})
