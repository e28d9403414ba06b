// Pictures in the formats that people have, made on the spot.
import sharp from 'sharp'
import type { NamedFile } from './toyModel'

const [width, height] = [37, 23]

function slope(): Buffer {
  const rgb = Buffer.alloc(width * height * 3)
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgb.set([x * 6 + 10, y * 10, (x * y) % 256], 3 * (y * width + x))
  return rgb
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
  const made: Readonly<Record<string, Buffer>> = {
    'plain.png': await raw().png().toBuffer(),
    'p3.png': await raw().withIccProfile('p3').png().toBuffer(),
    'deep.png': await raw().toColourspace('rgb16').png().toBuffer(),
    'half.png': await raw().ensureAlpha(0.4).png().toBuffer(),
    'turned.jpg': await raw().withMetadata({ orientation: 6 }).jpeg({ quality: 95 }).toBuffer(),
    'inks.jpg': await raw().toColourspace('cmyk').jpeg({ quality: 95 }).toBuffer(),
    'motion.jpg': Buffer.concat([jpeg, Buffer.alloc(20_000, 7)]),
    'turned.webp': await raw().withMetadata({ orientation: 8 }).webp({ lossless: true }).toBuffer(),
    'picture.gif': await raw().gif().toBuffer(),
    'picture.avif': await raw().avif({ quality: 90 }).toBuffer(),
    'four.bmp': bmp({ bits: 4 }),
    'sixteen.bmp': bmp({ bits: 16 }),
    'full.bmp': bmp({ bits: 24 }),
    'clear.bmp': bmp({ bits: 32, masks: [0xff0000, 0xff00, 0xff, 0xff000000] }),
  }
  return Object.entries(made).map(([name, buffer]) => ({ name, mimeType: '', buffer }))
}

/** None of these opens anywhere; the sentence is the same on the page and in the terminal. */
export function noPictures(): readonly NamedFile[] {
  const made: Readonly<Record<string, Buffer>> = {
    'drawing.svg': Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>'),
    'packed.bmp': bmp({ bits: 8, packing: 1 }),
    'huge.gif': Buffer.from('GIF89a\xff\xff\xff\xff', 'latin1'),
    'phone.heic': Buffer.from('\0\0\0\x20ftypheic\0\0\0\0', 'latin1'),
  }
  return Object.entries(made).map(([name, buffer]) => ({ name, mimeType: '', buffer }))
}
