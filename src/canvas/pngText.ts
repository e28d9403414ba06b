// A line of text inside a PNG (a tEXt chunk), so that a picture carries the recipe that it was made by.

const keyword = 'limelight'
const signature = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]

/** The same PNG with `text` (ASCII) after its header. */
export function withText(png: Uint8Array, text: string): Uint8Array<ArrayBuffer> {
  const body = new TextEncoder().encode(`tEXt${keyword}\0${text}`)
  const chunk = new Uint8Array(body.length + 8)
  const view = new DataView(chunk.buffer)
  view.setUint32(0, body.length - 4)
  chunk.set(body, 4)
  view.setUint32(4 + body.length, crc32(body))
  const afterHeader = 8 + 25
  const out = new Uint8Array(png.length + chunk.length)
  out.set(png.subarray(0, afterHeader))
  out.set(chunk, afterHeader)
  out.set(png.subarray(afterHeader), afterHeader + chunk.length)
  return out
}

/** The text that `withText` put in, or null where there is none (also where the file is no PNG). */
export function textOf(png: Uint8Array): string | null {
  if (signature.some((byte, i) => png[i] !== byte)) return null
  const view = new DataView(png.buffer, png.byteOffset, png.byteLength)
  for (let at = 8; at + 12 <= png.length; at += 12 + view.getUint32(at)) {
    const length = view.getUint32(at)
    const kind = new TextDecoder('latin1').decode(png.subarray(at + 4, at + 8))
    if (kind === 'IDAT' || at + 12 + length > png.length) return null
    const text = new TextDecoder('latin1').decode(png.subarray(at + 8, at + 8 + length))
    if (kind === 'tEXt' && text.startsWith(`${keyword}\0`)) return text.slice(keyword.length + 1)
  }
  return null
}

/** CRC-32 as PNG and zip use it. */
function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return (crc ^ 0xffffffff) >>> 0
}
