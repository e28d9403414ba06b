// What decoders quarrel about is gone before they see it; all else of the file stays, byte by byte.
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { withoutDisputed } from './disputed'

const picture = () => sharp({ create: { width: 8, height: 4, channels: 3, background: '#1e3cd2' } })
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')

function withChunk(png: Uint8Array, name: string): Uint8Array<ArrayBuffer> {
  const chunk = Uint8Array.from([0, 0, 0, 4, ...Buffer.from(name), 0, 1, 134, 160, 0, 0, 0, 0])
  return Uint8Array.from([...png.subarray(0, 33), ...chunk, ...png.subarray(33)])
}

it.each(['gAMA', 'cHRM', 'cICP', 'acTL'])('leaves %s out of a PNG file and nothing else', async (name) => {
  const plain = new Uint8Array(await picture().png().toBuffer())
  expect(withoutDisputed(withChunk(plain, name))).toEqual(plain)
})

it('keeps the profile and the sizes of a PNG file', async () => {
  const png = new Uint8Array(await picture().withIccProfile('p3').png().toBuffer())
  expect(withoutDisputed(png)).toBe(png)
})

it('leaves the profile out of a CMYK JPEG, and keeps it in any other', async () => {
  const inks = await picture().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()
  expect(text(inks)).toContain('ICC_PROFILE')
  const plain = withoutDisputed(inks)
  expect(text(plain)).not.toContain('ICC_PROFILE')
  const pixels = (bytes: Uint8Array) => sharp(bytes).pipelineColourspace('cmyk').raw().toBuffer()
  expect((await sharp(plain).metadata()).hasProfile).toBe(false)
  expect(await pixels(plain)).toEqual(await pixels(inks))
  const rgb = new Uint8Array(await picture().withIccProfile('p3').jpeg().toBuffer())
  expect(withoutDisputed(rgb)).toBe(rgb)
})

it('takes any bytes', () => {
  const starts = [
    [137, 80, 78, 71],
    [255, 216, 255],
  ]
  const bytes = fc.tuple(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 200 }))
  fc.assert(
    fc.property(bytes, ([start, rest]) => {
      const all = Uint8Array.from([...start, ...rest])
      expect(withoutDisputed(all).length).toBeLessThanOrEqual(all.length)
    }),
  )
})
