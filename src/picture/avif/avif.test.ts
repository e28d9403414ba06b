// AVIF files as cameras and tools write them -> the pixels that were put in, upright and in sRGB.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { decodePicture } from '../../cli/picture'
import type { Pixels } from '../types'
import { makeBox } from './boxes'
import { decodeAvif } from './decodeAvif'
import { readMeta } from './meta'
import { withProperty } from './withProperty'

const [width, height] = [12, 8]

/** Smooth enough for 4:2:0, and without any symmetry. */
const levels = Buffer.from(
  Array.from({ length: width * height }, (_, i) => {
    const [x, y] = [i % width, Math.floor(i / width)]
    return [40 + 12 * x, 30 + 20 * y, 200 - 8 * x - 6 * y]
  }).flat(),
)
const picture = () => sharp(levels, { raw: { width, height, channels: 3 } })
const lossless = { lossless: true, chromaSubsampling: '4:4:4' } as const

const binary = () => readFile(createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm'))
const decode = (bytes: Uint8Array) => decodeAvif(bytes, 'x.avif', binary)

/** The largest difference from what was put in, over the three colours. */
function worst({ data }: Pixels, expected: Uint8Array = levels): number {
  const colours = data.filter((_, i) => i % 4 !== 3)
  expect(colours.length).toBe(expected.length)
  return colours.reduce((most, level, i) => Math.max(most, Math.abs(level - (expected[i] ?? 0))), 0)
}

describe('gives back what was put in', () => {
  it.each([
    ['4:4:4', { quality: 95, chromaSubsampling: '4:4:4' }, 6],
    // Four pixels share a colour, which then differs from each by up to half a step.
    ['4:2:0', { quality: 95, chromaSubsampling: '4:2:0' }, 16],
    ['10 bits', { quality: 95, bitdepth: 10, chromaSubsampling: '4:4:4' }, 6],
    ['12 bits', { quality: 95, bitdepth: 12, chromaSubsampling: '4:4:4' }, 6],
    ['no loss', lossless, 2],
  ] as const)('%s', async (_, how, most) => {
    const { pixels, profile } = await decode(await picture().avif(how).toBuffer())
    expect([pixels.width, pixels.height, profile]).toEqual([width, height, null])
    expect(worst(pixels)).toBeLessThanOrEqual(most)
  })

  it('alpha, not multiplied into the colours', async () => {
    const clear = await picture().ensureAlpha(0.5).avif(lossless).toBuffer()
    const { pixels } = await decode(clear)
    expect(pixels.data[3]).toBe(127)
    expect(worst(pixels)).toBeLessThanOrEqual(2)
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])('turned and mirrored as EXIF %i', async (orientation) => {
    const { pixels } = await decode(await picture().withMetadata({ orientation }).avif(lossless).toBuffer())
    const upright = await picture().withMetadata({ orientation }).png().toBuffer()
    const { data, info } = await sharp(upright)
      .rotate()
      .removeAlpha()
      .raw()
      .toBuffer({ resolveWithObject: true })
    expect([pixels.width, pixels.height]).toEqual([info.width, info.height])
    expect(worst(pixels, data)).toBeLessThanOrEqual(2)
  })
})

it('applies a profile, and no other colour space', async () => {
  const wide = await picture().withIccProfile('p3').avif(lossless).toBuffer()
  expect(worst(await decodePicture(wide, 'wide.avif'))).toBeLessThanOrEqual(4)
  const { pixels, profile } = await decode(wide)
  expect(profile?.length).toBeGreaterThan(100)
  expect(worst(pixels)).toBeGreaterThan(10)
})

it('cuts what a file shows a part of', async () => {
  const { pixels } = await decode(showing(await picture().avif(lossless).toBuffer(), [6, 4, -1, 1]))
  expect([pixels.width, pixels.height]).toEqual([6, 4])
  const part = await picture().extract({ left: 2, top: 3, width: 6, height: 4 }).raw().toBuffer()
  expect(worst(pixels, part)).toBeLessThanOrEqual(2)
})

it('opens files that do not repeat their depth, as older tools wrote them', async () => {
  for (const how of [lossless, { quality: 95, bitdepth: 10 } as const]) {
    const plain = await picture().ensureAlpha(0.5).avif(how).toBuffer()
    const old = Buffer.from(plain)
    for (let at = old.indexOf('pixi'); at >= 0; at = old.indexOf('pixi')) old.write('free', at)
    expect((await decode(old)).pixels).toEqual((await decode(plain)).pixels)
  }
})

it('refuses in a sentence what is damaged, cut short or too large', async () => {
  const plain = await picture().avif(lossless).toBuffer()
  const sentence = 'x.avif is damaged or cut short; save it again as PNG or JPEG.'
  for (const bad of [plain.subarray(0, -20), plain.subarray(0, 100)])
    await expect(decode(bad)).rejects.toMatchObject({ name: 'BadImage', message: sentence })
  const huge = Buffer.from(plain)
  huge.writeUInt32BE(70_000, huge.indexOf('ispe') + 8)
  await expect(decode(huge)).rejects.toThrow(/^x\.avif has 70,000 × 8 pixels/)
})

it('takes any bytes, and a good picture after them', async () => {
  const plain = new Uint8Array(await picture().avif(lossless).toBuffer())
  const place = fc.tuple(fc.nat(plain.length - 1), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 6 }), async (places) => {
      const bytes = plain.slice()
      for (const [at, value] of places) bytes[at] = value
      const found = await decode(bytes).catch((error: Error) => error.name)
      expect(typeof found === 'string' ? found : found.pixels.data.length > 0).toBeOneOf(['BadImage', true])
    }),
    { seed: 7, numRuns: 20 },
  )
  expect(worst((await decode(plain)).pixels)).toBeLessThanOrEqual(2)
})

/** Width, height and the distance from the middle, as fractions. */
function showing(avif: Uint8Array, values: readonly number[]): Uint8Array {
  const content = Buffer.alloc(32)
  values.forEach((value, i) => {
    content.writeInt32BE(value, 8 * i)
    content.writeInt32BE(1, 8 * i + 4)
  })
  const meta = readMeta(avif)
  if (!meta) throw new Error('no meta')
  return withProperty(avif, meta, makeBox('clap', content), ({ id }) => id === meta.primary)
}
