// Decoded pictures as plain pixels.
import { pixelsOf } from '../../canvas/pixels'
import { checkPictureSize } from '../../picture/limits'
import type { Pixels } from '../../picture/types'

/** Pixels of an upright picture, transparency laid over white. Closes the bitmap. */
export function takePixels(bitmap: ImageBitmap): Pixels {
  try {
    checkPictureSize('The picture', bitmap.width, bitmap.height)
    return pixelsOf(bitmap)
  } finally {
    bitmap.close()
  }
}
