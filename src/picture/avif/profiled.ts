// Pixels with a colour profile as a PNG file, so that who decodes it applies the profile: browser and terminal do so alike.
import { zlibSync } from 'fflate'
import type { Pixels } from '../types'
import { viewOf } from './boxes'

/** Not compressed: it is read at once. */
export function profiledPng({ width, height, data }: Pixels, profile: Uint8Array): Uint8Array<ArrayBuffer> {
  const header = new Uint8Array(13)
  viewOf(header).setUint32(0, width)
  viewOf(header).setUint32(4, height)
  header.set([8, 6, 0, 0, 0], 8)
  const rows = new Uint8Array(height * (4 * width + 1))
  for (let y = 0; y < height; y++)
    rows.set(data.subarray(4 * width * y, 4 * width * (y + 1)), (4 * width + 1) * y + 1)
  const signature = Uint8Array.of(137, 80, 78, 71, 13, 10, 26, 10)
  const named = Uint8Array.of(...new TextEncoder().encode('ICC'), 0, 0, ...zlibSync(profile))
  const parts = [
    signature,
    chunk('IHDR', header),
    chunk('iCCP', named),
    chunk('IDAT', zlibSync(rows, { level: 0 })),
    chunk('IEND', new Uint8Array()),
  ]
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}

function chunk(name: string, content: Uint8Array): Uint8Array {
  const out = new Uint8Array(content.length + 12)
  viewOf(out).setUint32(0, content.length)
  out.set(new TextEncoder().encode(name), 4)
  out.set(content, 8)
  viewOf(out).setUint32(8 + content.length, checksum(out.subarray(4, 8 + content.length)))
  return out
}

const table = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1
  return value
})

/** CRC-32. */
function checksum(bytes: Uint8Array): number {
  let crc = 0xffffffff
  for (const byte of bytes) crc = (crc >>> 8) ^ (table[(crc ^ byte) & 255] ?? 0)
  return (crc ^ 0xffffffff) >>> 0
}
