// Picture files -> pixels, as a browser would decode them: upright, over white, 8 bits, first frame.
import type { Sharp } from 'sharp'
import { failure } from '../errors'
import { checkPictureSize } from '../picture/limits'
import type { Pixels } from '../picture/types'
import { readBytes } from './files'

/** @throws BadImage, NotReadable */
export async function readPicture(path: string): Promise<Pixels> {
  const bytes = await readBytes(path)
  if (bytes.length === 0) throw failure('BadImage', `${path} is empty; take another copy of it.`)
  const sharp = await decoder()
  const { width, height } = await sizeOf(path, sharp(bytes))
  checkPictureSize(path, width, height)
  try {
    const { data, info } = await sharp(bytes, { failOn: 'truncated' })
      .rotate()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data: Uint8ClampedArray.from(data) }
  } catch (error) {
    throw failure('BadImage', `${path} is damaged or cut short; take another copy of it.`, error)
  }
}

/** Loaded only where a picture is read or written. */
const decoder = async () => (await import('sharp')).default

async function sizeOf(path: string, picture: Sharp) {
  try {
    return await picture.metadata()
  } catch (error) {
    throw failure('BadImage', `${path} is not a picture; take a PNG, JPEG, WebP or .npy file.`, error)
  }
}

export async function encodePng({ width, height, data }: Pixels): Promise<Uint8Array> {
  const sharp = await decoder()
  const raw = { width, height, channels: 4 } as const
  return sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw })
    .png()
    .toBuffer()
}
