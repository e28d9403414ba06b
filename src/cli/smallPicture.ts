// Pictures as small as a report shows them.
import type { Pixels } from '../picture/types'
import { decoder } from './picture'

/** Pixels of the longer side. */
const SIDE = 256

export async function smallPicture({ width, height, data }: Pixels): Promise<Pixels> {
  const scale = SIDE / Math.max(width, height)
  const [w, h] = [width, height].map((side) => Math.max(1, Math.round(side * scale))) as [number, number]
  const sharp = await decoder()
  const whole = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), rawOf({ width, height }))
  const small = await whole.resize(w, h, { fit: 'fill' }).raw().toBuffer()
  return { width: w, height: h, data: Uint8ClampedArray.from(small) }
}

/** A JPEG as an address of data. */
export async function jpegAddress({ data, ...size }: Pixels): Promise<string> {
  const sharp = await decoder()
  const picture = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), rawOf(size))
  const jpeg = await picture.removeAlpha().jpeg({ quality: 85 }).toBuffer()
  return `data:image/jpeg;base64,${jpeg.toString('base64')}`
}

const rawOf = (size: Pick<Pixels, 'width' | 'height'>) => ({ raw: { ...size, channels: 4 as const } })
