// Decoded pictures as plain pixels.
import { failure } from '../engine/errors'

/** RGBA, row by row from the top left; opaque. */
export interface Pixels {
  readonly width: number
  readonly height: number
  readonly data: Uint8ClampedArray<ArrayBuffer>
}

const LARGEST_SIDE = 16_384
const MOST_PIXELS = 100_000_000

/** @throws BadImage where a canvas could not hold the picture */
export function checkPictureSize(name: string, width: number, height: number): void {
  const size = `${name} has ${width} × ${height} pixels`
  if (width < 1 || height < 1) throw failure('BadImage', `${size}; take a picture of at least one pixel.`)
  if (width > LARGEST_SIDE || height > LARGEST_SIDE || width * height > MOST_PIXELS)
    throw failure('BadImage', `${size}; scale it to at most ${LARGEST_SIDE} a side and 100 million in all.`)
}

/** Pixels of an upright picture, transparency laid over white. Closes the bitmap. */
export function pixelsOf(bitmap: ImageBitmap): Pixels {
  const { width, height } = bitmap
  try {
    checkPictureSize('The picture', width, height)
    const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })
    if (!context)
      throw failure('BadImage', `The browser has no room for a picture of ${width} × ${height} pixels.`)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, width, height)
    context.drawImage(bitmap, 0, 0)
    return { width, height, data: context.getImageData(0, 0, width, height).data }
  } finally {
    bitmap.close()
  }
}
