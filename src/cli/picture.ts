// Picture files -> pixels, as a browser would decode them: upright, over white, 8 bits, first frame.
import { readFile } from 'node:fs/promises'
import sharp from 'sharp'
import { failure } from '../engine/errors'
import { checkPictureSize, type Pixels } from '../worker/picture'

/** @throws BadImage, NotReadable */
export async function readPicture(path: string): Promise<Pixels> {
  const bytes = await readFile(path).catch(() => {
    throw failure('NotReadable', `${path} cannot be read; check the path.`)
  })
  const { width, height } = await sizeOf(path, bytes)
  checkPictureSize(path, width, height)
  try {
    const { data, info } = await sharp(bytes, { failOn: 'truncated' })
      .rotate()
      .flatten({ background: '#fff' })
      .toColourspace('srgb')
      .ensureAlpha()
      .raw({ depth: 'uchar' })
      .toBuffer({ resolveWithObject: true })
    return { width: info.width, height: info.height, data: new Uint8ClampedArray(data) }
  } catch (error) {
    throw failure('BadImage', `${path} is damaged or cut short; take another copy of it.`, error)
  }
}

async function sizeOf(path: string, bytes: Buffer) {
  try {
    return await sharp(bytes).metadata()
  } catch (error) {
    throw failure('BadImage', `${path} is not a picture; take a PNG, JPEG, WebP or .npy file.`, error)
  }
}

/** @throws NotReadable where the file cannot be written */
export async function writePng(path: string, { width, height, data }: Pixels): Promise<void> {
  const raw = { width, height, channels: 4 } as const
  try {
    await sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw })
      .png()
      .toFile(path)
  } catch (error) {
    throw failure('NotReadable', `${path} cannot be written; check the folder.`, error)
  }
}
