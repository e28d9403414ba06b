// TIFF files as programs write them, against the pixels that went in.

import { deflateSync } from 'node:zlib'
import fc from 'fast-check'
import sharp from 'sharp'
import { decode } from 'tiff'
import { expect, it } from 'vitest'
import { decodeTiff } from './tiff'
import { tiffUnpacked } from './tiffUnpacked'

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

it.each([1, 2, 3, 4, 5, 6, 7, 8])(
  'is upright by orientation %i, as libvips turns it',
  async (orientation) => {
    const { picture } = raw(4)
    const file = await picture.withMetadata({ orientation }).tiff({ compression: 'lzw' }).toBuffer()
    const { data, info } = await sharp(file).rotate().raw().toBuffer({ resolveWithObject: true })
    const pixels = await decodeTiff(file, 'a.tif')
    expect([pixels.width, pixels.height, ...pixels.data]).toEqual([info.width, info.height, ...data])
  },
)

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

it.each(['lzw', 'deflate'] as const)(
  'counts what %s unpacks to before it unpacks it',
  async (compression) => {
    const [wide, high] = [700, 300]
    const noise = Buffer.from(Array.from({ length: wide * high }, (_, i) => (i < 90_000 ? (i * i) % 251 : 9)))
    const grey = sharp(noise, { raw: { width: wide, height: high, channels: 1 } }).toColourspace('b-w')
    const file = await grey.tiff({ compression, predictor: 'none' }).toBuffer()
    const [page] = decode(file, { ignoreImageData: true })
    if (!page) throw new Error('no page')
    expect(tiffUnpacked(file, page, 1e9)).toBe(wide * high)
    expect(tiffUnpacked(file, page, wide * high - 1)).toBe(Number.POSITIVE_INFINITY)
  },
)

it('refuses a strip that unpacks to gigabytes for a few pixels', async () => {
  const zeros = deflateSync(new Uint8Array(90 * 2 ** 20), { level: 1 })
  await expect(decodeTiff(greyTiff(20, zeros), 'a.tif')).rejects.toThrow(
    'a.tif unpacks to far more than its own pixels; save it again as PNG or JPEG.',
  )
  const padded = deflateSync(new Uint8Array(4000).fill(7))
  expect((await decodeTiff(greyTiff(20, padded), 'a.tif')).data[0]).toBe(7)
})

/** One strip of a square grey picture, deflated. */
function greyTiff(side: number, strip: Uint8Array): Uint8Array {
  const tags = [
    [256, side],
    [257, side],
    [258, 8],
    [259, 8],
    [262, 1],
    [273, 8 + 2 + 12 * 9 + 4],
    [277, 1],
    [278, side],
    [279, strip.length],
  ]
  const head = new DataView(new ArrayBuffer(8 + 2 + 12 * 9 + 4))
  head.setUint32(0, 0x49492a00)
  head.setUint32(4, 8, true)
  head.setUint16(8, tags.length, true)
  for (const [i, [tag = 0, value = 0]] of tags.entries()) {
    head.setUint16(10 + 12 * i, tag, true)
    head.setUint16(12 + 12 * i, 4, true)
    head.setUint32(14 + 12 * i, 1, true)
    head.setUint32(18 + 12 * i, value, true)
  }
  return Uint8Array.from([...new Uint8Array(head.buffer), ...strip])
}

/** Without the field of this tag. */
function without(bytes: Buffer, tag: readonly [number, number]): Buffer {
  const at = [3, 4].map((type) => bytes.indexOf(Buffer.from([...tag, type, 0]))).find((place) => place > 0)
  return Buffer.from(bytes).fill(0xee, at ?? bytes.length, (at ?? bytes.length) + 2)
}

it('says that a file is damaged where it does not say how wide it is', async () => {
  const bytes = await raw(3).picture.tiff({ compression: 'none' }).toBuffer()
  await expect(decodeTiff(bytes, 'a.tif')).resolves.toMatchObject({ width })
  await expect(decodeTiff(without(bytes, [0x00, 0x01]), 'a.tif')).rejects.toThrow(
    /^a\.tif is damaged or cut short/,
  )
  // Where its strips begin.
  await expect(decodeTiff(without(bytes, [0x11, 0x01]), 'a.tif')).rejects.toThrow(/rare kind/)
})

it('reads strips that do not say how long they are, whatever lies behind the file in memory', async () => {
  const { levels, picture } = raw(4)
  const bytes = without(await picture.tiff({ compression: 'none' }).toBuffer(), [0x17, 0x01])
  const alone = Uint8Array.from(bytes)
  const amongOthers = new Uint8Array(bytes.length + 9000).fill(0xee).subarray(4500, 4500 + bytes.length)
  amongOthers.set(bytes)
  for (const file of [alone, amongOthers])
    expect([...(await decodeTiff(file, 'a.tif')).data]).toEqual([...levels])
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
