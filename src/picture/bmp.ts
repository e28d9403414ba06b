// BMP pictures -> pixels, for where no browser decodes: bits as Chromium reads them, 1 to 32 a pixel.
// Run-length compressed ones are refused before, on page and terminal alike.
// https://learn.microsoft.com/windows/win32/gdi/bitmap-storage
import { failure } from '../errors'
import type { Pixels } from './types'

interface Header {
  readonly offset: number
  readonly width: number
  readonly height: number
  readonly topDown: boolean
  readonly bits: number
  /** RGBA, 256 at most. */
  readonly palette: Uint8Array
  readonly masks: readonly number[]
}

/** @throws BadImage where the file is cut short or of a kind that this cannot read */
export function decodeBmp(bytes: Uint8Array, name: string): Pixels {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const cutShort = () => failure('BadImage', `${name} is cut short; copy or download it again.`)
  const head = within(() => readHeader(view, name), cutShort)
  const { width, height, bits, offset } = head
  const stride = Math.ceil((width * bits) / 32) * 4
  if (offset + stride * height > bytes.length) throw cutShort()
  const data = new Uint8ClampedArray(4 * width * height)
  const paint =
    bits <= 8 ? palettePainter(head, view) : bits === 24 ? plainPainter(view) : maskPainter(head, view)
  for (let y = 0; y < height; y++) {
    const line = offset + stride * (head.topDown ? y : height - 1 - y)
    for (let x = 0; x < width; x++) paint(data, 4 * (y * width + x), { line, x })
  }
  return { width, height, data: opaqueWhereAllIsClear(data) }
}

/** Reading beyond the end is the file's fault. */
function within<T>(read: () => T, cutShort: () => Error): T {
  try {
    return read()
  } catch (error) {
    throw error instanceof RangeError ? cutShort() : error
  }
}

function readHeader(view: DataView, name: string): Header {
  const size = view.getUint32(14, true)
  const old = size === 12
  const bits = view.getUint16(old ? 24 : 28, true)
  const compression = old ? 0 : view.getUint32(30, true)
  if (![1, 4, 8, 16, 24, 32].includes(bits) || ![0, 3, 6].includes(compression))
    throw failure('BadImage', `${name} is a BMP file of a rare kind; save it as PNG or JPEG.`)
  const height = old ? view.getUint16(20, true) : view.getInt32(22, true)
  return {
    offset: view.getUint32(10, true),
    width: old ? view.getUint16(18, true) : view.getInt32(18, true),
    height: Math.abs(height),
    topDown: height < 0,
    bits,
    palette: readPalette(view, { at: 14 + size, step: old ? 3 : 4, bits }),
    masks: readMasks(view, { size, bits, compression }),
  }
}

function readPalette(
  view: DataView,
  { at, step, bits }: { at: number; step: number; bits: number },
): Uint8Array {
  if (bits > 8) return new Uint8Array()
  const palette = new Uint8Array(4 << bits)
  const end = Math.min(view.getUint32(10, true), view.byteLength)
  for (let i = 0; i < 1 << bits && at + step * (i + 1) <= end; i++) {
    const from = at + step * i
    palette.set([view.getUint8(from + 2), view.getUint8(from + 1), view.getUint8(from), 255], 4 * i)
  }
  return palette
}

/** Of red, green, blue and alpha; the last is 0 where there is none. */
function readMasks(
  view: DataView,
  of: { size: number; bits: number; compression: number },
): readonly number[] {
  if (of.compression === 0) return of.bits === 16 ? [0x7c00, 0x3e0, 0x1f, 0] : [0xff0000, 0xff00, 0xff, 0]
  const count = of.size >= 56 || of.compression === 6 ? 4 : 3
  const read = Array.from({ length: count }, (_, i) => view.getUint32(54 + 4 * i, true))
  return [...read, 0].slice(0, 4)
}

interface Place {
  /** Where its line begins. */
  readonly line: number
  readonly x: number
}
type Painter = (out: Uint8ClampedArray, at: number, place: Place) => void

function palettePainter({ bits, palette }: Header, view: DataView): Painter {
  return (out, at, { line, x }) => {
    const byte = view.getUint8(line + ((x * bits) >> 3))
    const index = (byte >> (8 - bits - ((x * bits) & 7))) & ((1 << bits) - 1)
    for (let c = 0; c < 4; c++) out[at + c] = c === 3 ? 255 : (palette[4 * index + c] ?? 0)
  }
}

function plainPainter(view: DataView): Painter {
  return (out, at, { line, x }) => {
    const from = line + 3 * x
    out.set([view.getUint8(from + 2), view.getUint8(from + 1), view.getUint8(from), 255], at)
  }
}

function maskPainter({ bits, masks }: Header, view: DataView): Painter {
  const channels = masks.map((mask) => {
    const shift = mask === 0 ? 0 : 31 - Math.clz32(mask & -mask)
    return { mask, shift, most: mask >>> shift }
  })
  return (out, at, { line, x }) => {
    const word = bits === 16 ? view.getUint16(line + 2 * x, true) : view.getUint32(line + 4 * x, true)
    channels.forEach(({ mask, shift, most }, c) => {
      const value = (word & mask) >>> shift
      out[at + c] = most === 0 ? (c === 3 ? 255 : 0) : Math.round((255 * value) / most)
    })
  }
}

/** Many programs leave the alpha of every pixel at 0 and mean an opaque picture. */
function opaqueWhereAllIsClear(data: Uint8ClampedArray<ArrayBuffer>): Uint8ClampedArray<ArrayBuffer> {
  for (let i = 3; i < data.length; i += 4) if (data[i] !== 0) return data
  for (let i = 3; i < data.length; i += 4) data[i] = 255
  return data
}
