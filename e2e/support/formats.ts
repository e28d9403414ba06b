// Pictures in the formats that people have, made on the spot.
import sharp from 'sharp'
import { avifNaming, oddPngs, offsetGif } from './handMade'
import type { NamedFile } from './toyModel'

const [width, height] = [37, 23]

function slope(channels = 3): Buffer {
  const levels = Buffer.alloc(width * height * channels)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const all = [x * 6 + 10, y * 10, (x * y) % 256, (x * 7 + y * 3) % 256]
      levels.set(all.slice(0, channels), channels * (y * width + x))
    }
  return levels
}

/** Two pictures, of which the first counts. */
function moving() {
  const frames = Buffer.concat([slope(), slope().reverse()])
  return sharp(frames, { raw: { width, height: 2 * height, channels: 3, pageHeight: height } })
}

interface BmpKind {
  readonly bits: number
  readonly masks?: readonly number[]
  /** 1 for run lengths. */
  readonly packing?: number
}

/** Rows from the bottom; values that differ from pixel to pixel. */
function bmp({ bits, masks, packing = 0 }: BmpKind): Buffer {
  const colours = bits <= 8 ? 1 << bits : 0
  const size = masks ? 108 : 40
  const offset = 14 + size + 4 * colours
  const stride = Math.ceil((width * bits) / 32) * 4
  const file = Buffer.alloc(offset + stride * height)
  file.write('BM')
  file.writeUInt32LE(offset, 10)
  file.writeUInt32LE(size, 14)
  file.writeInt32LE(width, 18)
  file.writeInt32LE(height, 22)
  file.writeUInt16LE(1, 26)
  file.writeUInt16LE(bits, 28)
  file.writeUInt32LE(masks ? 3 : packing, 30)
  masks?.forEach((mask, i) => {
    file.writeUInt32LE(mask, 54 + 4 * i)
  })
  for (let i = 0; i < colours; i++) file.set([(i * 37) % 256, 255 - 3 * i, i * 5, 0], 14 + size + 4 * i)
  for (let at = offset; at < file.length; at++) file[at] = (at * 101) % 256
  return file
}

/** All of these open, on the page and in the terminal. */
export async function manyFormats(): Promise<readonly NamedFile[]> {
  const raw = () => sharp(slope(), { raw: { width, height, channels: 3 } })
  const jpeg = await raw().jpeg({ quality: 95 }).toBuffer()
  const clear = () => sharp(slope(4), { raw: { width, height, channels: 4 } })
  const grey = () => raw().greyscale().toColourspace('b-w')
  const inks = () => raw().toColourspace('cmyk')
  const made: Readonly<Record<string, Buffer>> = {
    'plain.png': await raw().png().toBuffer(),
    'p3.png': await raw().withIccProfile('p3').png().toBuffer(),
    'deep.png': await raw().toColourspace('rgb16').png().toBuffer(),
    'half.png': await raw().ensureAlpha(0.4).png().toBuffer(),
    'interlaced.png': await raw().png({ progressive: true }).toBuffer(),
    'palette.png': await raw().png({ palette: true, colours: 16 }).toBuffer(),
    'palette-clear.png': await clear().png({ palette: true, colours: 32 }).toBuffer(),
    'grey.png': await grey().png().toBuffer(),
    'p3-clear.png': await clear().withIccProfile('p3').png().toBuffer(),
    'plain.jpg': await raw().jpeg({ quality: 60 }).toBuffer(),
    'progressive.jpg': await raw().jpeg({ progressive: true }).toBuffer(),
    'grey.jpg': await grey().jpeg().toBuffer(),
    'p3.jpg': await raw().withIccProfile('p3').jpeg({ quality: 95 }).toBuffer(),
    'turned.jpg': await raw().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
    'mirrored.jpg': await raw().withMetadata({ orientation: 5 }).jpeg({ quality: 95 }).toBuffer(),
    'inks.jpg': await inks().jpeg({ quality: 95 }).toBuffer(),
    'inks-progressive.jpg': await inks().jpeg({ progressive: true }).toBuffer(),
    'inks-profile.jpg': await inks().withIccProfile('cmyk').jpeg({ quality: 95 }).toBuffer(),
    'motion.jpg': Buffer.concat([jpeg, Buffer.alloc(20_000, 7)]),
    'lossy.webp': await raw().webp({ quality: 80 }).toBuffer(),
    'clear.webp': await clear().webp({ quality: 80 }).toBuffer(),
    'p3.webp': await raw().withIccProfile('p3').webp({ lossless: true }).toBuffer(),
    'turned.webp': await raw().withMetadata({ orientation: 8 }).webp({ lossless: true }).toBuffer(),
    'moving.webp': await moving()
      .webp({ lossless: true, delay: [100, 100] })
      .toBuffer(),
    'picture.gif': await raw().gif().toBuffer(),
    'clear.gif': await clear().gif().toBuffer(),
    'interlaced.gif': await raw().gif({ progressive: true }).toBuffer(),
    'moving.gif': await moving()
      .gif({ delay: [100, 100] })
      .toBuffer(),
    'picture.avif': await raw().avif({ quality: 90 }).toBuffer(),
    'grey.avif': await grey().avif({ quality: 70 }).toBuffer(),
    'edges.avif': await raw().avif({ quality: 90, chromaSubsampling: '4:2:0' }).toBuffer(),
    'deep.avif': await raw().avif({ quality: 90, bitdepth: 10 }).toBuffer(),
    'deeper.avif': await raw().avif({ quality: 90, bitdepth: 12, chromaSubsampling: '4:2:0' }).toBuffer(),
    'clear.avif': await clear().avif({ quality: 90, chromaSubsampling: '4:2:0' }).toBuffer(),
    'p3.avif': await raw().withIccProfile('p3').avif({ quality: 90 }).toBuffer(),
    'mirrored.avif': await raw().withMetadata({ orientation: 5 }).avif({ quality: 90 }).toBuffer(),
    'turned.avif': await raw().withMetadata({ orientation: 6 }).avif({ quality: 90 }).toBuffer(),
    'named.avif': avifNaming(1, 13),
    'wide.avif': avifNaming(12, 13),
    'bright.avif': avifNaming(9, 16),
    'plain.tif': await raw().tiff({ compression: 'none' }).toBuffer(),
    'lzw.tif': await clear().tiff({ compression: 'lzw', predictor: 'horizontal' }).toBuffer(),
    'deflate.tif': await grey().tiff({ compression: 'deflate' }).toBuffer(),
    'deep.tif': await raw().toColourspace('rgb16').tiff({ compression: 'lzw' }).toBuffer(),
    'bits.tif': await grey().tiff({ compression: 'none', bitdepth: 1 }).toBuffer(),
    'four.bmp': bmp({ bits: 4 }),
    'sixteen.bmp': bmp({ bits: 16 }),
    'full.bmp': bmp({ bits: 24 }),
    'clear.bmp': bmp({ bits: 32, masks: [0xff0000, 0xff00, 0xff, 0xff000000] }),
    ...oddPngs(),
    'offset.gif': offsetGif(),
  }
  return Object.entries(made).map(([name, buffer]) => ({ name, mimeType: '', buffer }))
}

/** Whole to its end, but without tables that mean anything. */
function scrambled(jpeg: Buffer): Buffer {
  const out = Buffer.from(jpeg)
  const at = out.indexOf(Buffer.from([0xff, 0xc4]))
  return out.fill(0xfe, at + 4, at + 30)
}

/** None of these opens anywhere; the sentence is the same on the page and in the terminal. */
export async function noPictures(): Promise<readonly NamedFile[]> {
  const raw = () => sharp(slope(), { raw: { width, height, channels: 3 } })
  const made: Readonly<Record<string, Buffer>> = {
    'drawing.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'packed.bmp': bmp({ bits: 8, packing: 1 }),
    'huge.gif': Buffer.from('GIF89a\xff\xff\xff\xff', 'latin1'),
    'phone.heic': Buffer.from('\0\0\0\x20ftypheic\0\0\0\0', 'latin1'),
    'new.jxl': Buffer.from('\xff\x0a\0\0\0\0\0\0', 'latin1'),
    'small.ico': Buffer.from([
      0, 0, 1, 0, 1, 0, 16, 16, 0, 0, 1, 0, 32, 0, 4, 0, 0, 0, 22, 0, 0, 0, 0, 0, 0, 0,
    ]),
    'layers.psd': Buffer.from('8BPS\0\x01\0\0\0\0\0\0\0\x03', 'latin1'),
    'inks.tif': await raw().toColourspace('cmyk').tiff({ compression: 'none' }).toBuffer(),
    'cut.tif': (await raw().tiff({ compression: 'none' }).toBuffer()).subarray(0, 600),
    'cut.png': (await raw().png().toBuffer()).subarray(0, 300),
    'scrambled.jpg': scrambled(await raw().jpeg().toBuffer()),
  }
  return Object.entries(made).map(([name, buffer]) => ({ name, mimeType: '', buffer }))
}
