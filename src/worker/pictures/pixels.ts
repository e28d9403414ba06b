// Decoded pictures as plain pixels.
import { failure } from '../../errors'
import { checkPictureSize } from '../../picture/limits'
import type { Pixels } from '../../picture/types'

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
