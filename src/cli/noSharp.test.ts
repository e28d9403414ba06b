// An installation without sharp, which is an optional binary of each platform: a sound picture is not called damaged.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { afterAll, expect, it, vi } from 'vitest'
import { encodePng, readPicture } from './picture'

vi.mock('sharp', () => {
  throw new Error('Could not load the "sharp" module using the linux-x64 runtime')
})

const folder = mkdtempSync(join(tmpdir(), 'limelight-sharp-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function crc(bytes: Uint8Array): number {
  let rest = ~0
  for (const byte of bytes) {
    rest ^= byte
    for (let i = 0; i < 8; i++) rest = (rest >>> 1) ^ (rest & 1 ? 0xedb88320 : 0)
  }
  return ~rest >>> 0
}

function chunk(kind: string, body: Uint8Array): Uint8Array {
  const inside = Buffer.concat([Buffer.from(kind), body])
  const ends = Buffer.alloc(8)
  ends.writeUInt32BE(body.length, 0)
  ends.writeUInt32BE(crc(inside), 4)
  return Buffer.concat([ends.subarray(0, 4), inside, ends.subarray(4)])
}

const MISSING =
  /^The package sharp, which reads and writes pictures, cannot be loaded here; run "npm install sharp"/

it('says what is missing when a picture is read, and when an overlay is written', async () => {
  const head = Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 2, 0, 0, 0])
  const png = Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.from([0, 1, 2, 3]))),
    chunk('IEND', Buffer.alloc(0)),
  ])
  const path = join(folder, 'one.png')
  writeFileSync(path, png)
  await expect(readPicture(path)).rejects.toMatchObject({
    name: 'NotReadable',
    message: expect.stringMatching(MISSING),
  })
  const pixels = { width: 1, height: 1, data: new Uint8ClampedArray(4) }
  await expect(encodePng(pixels)).rejects.toThrow(MISSING)
})
