// Bitmaps to pixels, and how large they are kept.
import { failure } from '../errors'
import type { Pixels } from '../picture/types'

/** Pixels of the picture kept for the screen; more would not be seen. */
export const displayArea = 1_600_000

/** Width and height that keep the proportions and cover at most `area` pixels; never enlarged. */
export function sizeWithin(width: number, height: number, area: number): readonly [number, number] {
  const scale = Math.min(1, Math.sqrt(area / (width * height)))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

/** The bitmap's pixels at the size given, transparent parts over white. */
export function pixelsOf(bitmap: ImageBitmap, width = bitmap.width, height = bitmap.height): Pixels {
  const context = openContext(new OffscreenCanvas(width, height))
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  // Thumbnails of 32 pixels show their pixels; anything larger is a photograph.
  context.imageSmoothingEnabled = Math.max(bitmap.width, bitmap.height) > 96
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}

export const noCanvas = 'The browser gives no room for a canvas; close some tabs and reload the page.'

/** @throws OutOfMemory */
export function openContext(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw failure('OutOfMemory', noCanvas)
  return context
}
