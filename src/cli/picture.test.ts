// Pictures as the terminal reads them; that a browser shows the same is checked in the browser (e2e/pictures.spec.ts).
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readPicture } from './picture'

let folder = ''
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'limelight-picture-'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

async function read(name: string, bytes: Uint8Array): Promise<number[]> {
  writeFileSync(join(folder, name), bytes)
  const { width, height, data } = await readPicture(join(folder, name))
  return [width, height, ...data.subarray(0, 4)]
}
const colour = (background = '#1e3cd2') =>
  sharp({ create: { width: 16, height: 8, channels: 3, background } })

it('takes the four inks of a CMYK JPEG as browsers do', async () => {
  const jpeg = await colour('#301018').toColourspace('cmyk').jpeg({ quality: 100 }).toBuffer()
  const inks = await sharp(jpeg).pipelineColourspace('cmyk').toColourspace('cmyk').raw().toBuffer()
  const [c = 0, m = 0, y = 0, k = 0] = inks
  expect(k).toBeGreaterThan(0)
  const shown = (await read('inks.jpg', jpeg)).slice(2, 5)
  const expected = [c, m, y].map((ink) => ((255 - ink) * (255 - k)) / 255)
  for (const [i, level] of shown.entries()) expect(Math.abs(level - (expected[i] ?? 0))).toBeLessThan(1)
})

it('opens a JPEG with a video behind it, and a WebP file as its EXIF turns it', async () => {
  const jpeg = await colour().jpeg({ quality: 100 }).toBuffer()
  const moving = Buffer.concat([jpeg, Buffer.alloc(20_000, 7)])
  expect((await read('motion.jpg', moving)).slice(0, 2)).toEqual([16, 8])
  const turned = await colour().withMetadata({ orientation: 6 }).webp({ lossless: true }).toBuffer()
  expect(await read('turned.webp', turned)).toEqual([8, 16, 0x1e, 0x3c, 0xd2, 255])
})

it.each([
  ['x.svg', '<svg xmlns="http://www.w3.org/2000/svg"/>', 'x.svg is an SVG drawing'],
  ['x.heic', '\0\0\0\x20ftypheic\0\0\0\0', 'x.heic is a HEIC photo'],
  ['x.gif', 'GIF89a\xff\xff\xff\xff', 'x.gif has 65,535 × 65,535 pixels'],
])('refuses %s with the reason, without the path of the machine', async (name, start, sentence) => {
  await expect(read(name, Buffer.from(start, 'latin1'))).rejects.toThrow(new RegExp(`^${sentence}`))
})
