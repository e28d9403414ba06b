// TIFF files as programs write them, against the pixels that went in.
import fc from 'fast-check'
import sharp from 'sharp'
import { expect, it } from 'vitest'
import { decodeTiff } from './tiff'

const [width, height] = [5, 3]
const raw = (channels: 3 | 4) => {
  const levels = Buffer.from(Array.from({ length: width * height * channels }, (_, i) => (i * 41) % 256))
  return { levels, picture: sharp(levels, { raw: { width, height, channels } }) }
}

it.each(['none', 'lzw', 'deflate'] as const)('reads RGB and alpha, compression %s', async (compression) => {
  const { levels, picture } = raw(4)
  const pixels = await decodeTiff(
    await picture.tiff({ compression, predictor: 'horizontal' }).toBuffer(),
    'a.tif',
  )
  expect([pixels.width, pixels.height, ...pixels.data]).toEqual([width, height, ...levels])
})

it('cuts 16 bits to 8, and gives grey three times', async () => {
  const deep = await raw(3).picture.toColourspace('rgb16').tiff({ compression: 'none' }).toBuffer()
  const opaque = [...raw(3).levels.subarray(0, 3), 255]
  expect([...(await decodeTiff(deep, 'a.tif')).data.subarray(0, 4)]).toEqual(opaque)
  const grey = sharp(Buffer.from([7, 200]), { raw: { width: 2, height: 1, channels: 1 } }).toColourspace(
    'b-w',
  )
  const file = await grey.tiff({ compression: 'none' }).toBuffer()
  expect([...(await decodeTiff(file, 'a.tif')).data]).toEqual([7, 7, 7, 255, 200, 200, 200, 255])
})

const rare = 'a.tif is a TIFF file of a rare kind; save it as PNG or JPEG.'

it('refuses inks, tiles of several samples and JPEG inside, which it would read wrongly or not at all', async () => {
  const { picture } = raw(3)
  const files = [
    picture.clone().toColourspace('cmyk').tiff({ compression: 'none' }),
    picture.clone().tiff({ compression: 'none', tile: true, tileWidth: 16, tileHeight: 16 }),
    picture.clone().tiff({ compression: 'jpeg' }),
    picture.clone().tiff({ compression: 'packbits' }),
  ]
  for (const file of files) await expect(decodeTiff(await file.toBuffer(), 'a.tif')).rejects.toThrow(rare)
})

it('takes no thumbnail of a camera file for the photograph', async () => {
  const file = await raw(3).picture.tiff({ compression: 'none' }).toBuffer()
  // NewSubfileType, which comes first of the tags: a smaller version of another picture.
  const view = new DataView(file.buffer, file.byteOffset, file.length)
  const first = view.getUint32(4, true)
  const tags = Array.from({ length: view.getUint16(first, true) }, (_, i) => first + 2 + 12 * i)
  const orientation = tags.find((at) => [254, 274].includes(view.getUint16(at, true))) ?? 0
  expect(orientation).toBeGreaterThan(0)
  view.setUint16(orientation, 254, true)
  view.setUint16(orientation + 8, 1, true)
  await expect(decodeTiff(file, 'a.tif')).rejects.toThrow(rare)
})

it('says in a sentence what any bytes are', async () => {
  const order = fc.constantFrom([0x49, 0x49, 42, 0, 8, 0, 0, 0], [0x4d, 0x4d, 0, 42, 0, 0, 0, 8])
  await fc.assert(
    fc.asyncProperty(order, fc.uint8Array({ maxLength: 120 }), async (start, rest) => {
      const file = Uint8Array.from([...start, ...rest])
      await decodeTiff(file, 'a.tif').catch((error: Error) => expect(error.name).toBe('BadImage'))
    }),
  )
})
