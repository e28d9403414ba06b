// The browser's side of painting: bitmaps to pixels, pixels onto a canvas, overlays to PNG files.
import type { Geometry } from '../models/types'
import { type BlendJob, blendRows, type Pixels } from './blend'
import { withText } from './pngText'

/** Pixels painted on screen; more would not be seen and would take longer than a frame. */
export const displayArea = 800_000

/** Width and height that keep the proportions and cover at most `area` pixels; never enlarged. */
export function sizeWithin(width: number, height: number, area: number): readonly [number, number] {
  const scale = Math.min(1, Math.sqrt(area / (width * height)))
  return [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))]
}

/** Size of the stage's raster: small pictures are enlarged, so that the map over them is drawn finely. */
function stageSize(width: number, height: number): readonly [number, number] {
  const scale = Math.max(1, 768 / Math.max(width, height))
  return sizeWithin(width * scale, height * scale, displayArea)
}

/** The bitmap's pixels at the size given, transparent parts over white. */
export function pixelsOf(bitmap: ImageBitmap, width = bitmap.width, height = bitmap.height): Pixels {
  const context = contextOf(new OffscreenCanvas(width, height))
  context.fillStyle = '#fff'
  context.fillRect(0, 0, width, height)
  // Thumbnails of 32 pixels show their pixels; anything larger is a photograph.
  context.imageSmoothingEnabled = Math.max(bitmap.width, bitmap.height) > 96
  context.imageSmoothingQuality = 'high'
  context.drawImage(bitmap, 0, 0, width, height)
  return context.getImageData(0, 0, width, height)
}

/** The picture as the stage shows it. */
export const stagePixels = (bitmap: ImageBitmap): Pixels =>
  pixelsOf(bitmap, ...stageSize(bitmap.width, bitmap.height))

/** The model's input as the stage shows it: what it saw of the picture, pixel by pixel, grey where it saw nothing. */
export function inputPixels(bitmap: ImageBitmap, { picture, source, target, input }: Geometry): Pixels {
  const small = contextOf(new OffscreenCanvas(...input))
  small.fillStyle = '#808080'
  small.fillRect(0, 0, ...input)
  small.imageSmoothingQuality = 'high'
  const [kx, ky] = [bitmap.width / picture[0], bitmap.height / picture[1]]
  const [left, top, width, height] = source
  small.drawImage(bitmap, left * kx, top * ky, width * kx, height * ky, ...target)
  const [wide, high] = stageSize(...input)
  const large = contextOf(new OffscreenCanvas(wide, high))
  large.imageSmoothingEnabled = false
  large.drawImage(small.canvas, 0, 0, wide, high)
  return large.getImageData(0, 0, wide, high)
}

/** Shows pixels on a canvas, which takes their size. */
export function show(canvas: HTMLCanvasElement, pixels: Pixels): void {
  if (canvas.width !== pixels.width) canvas.width = pixels.width
  if (canvas.height !== pixels.height) canvas.height = pixels.height
  const image = new ImageData(new Uint8ClampedArray(pixels.data), pixels.width, pixels.height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}

/**
 * The overlay as a PNG that carries `recipe`. Painted in strips with pauses between them, so that the page
 * answers meanwhile however large the picture is.
 */
export async function exportPng(job: BlendJob, recipe: string): Promise<Blob> {
  const { width, height } = job.picture
  const canvas = new OffscreenCanvas(width, height)
  const context = contextOf(canvas)
  const out: Pixels = { width, height, data: new Uint8ClampedArray(job.picture.data) }
  const strip = Math.max(1, Math.floor(300_000 / width))
  for (let from = 0; from < height; from += strip) {
    const to = Math.min(height, from + strip)
    blendRows(job, out, { from, to })
    const part = out.data.slice(4 * width * from, 4 * width * to)
    context.putImageData(new ImageData(part, width, to - from), 0, from)
    await new Promise((resolve) => setTimeout(resolve))
  }
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([withText(new Uint8Array(await png.arrayBuffer()), recipe)], { type: 'image/png' })
}

function contextOf(canvas: OffscreenCanvas): OffscreenCanvasRenderingContext2D {
  const context = canvas.getContext('2d', { willReadFrequently: true })
  if (!context) throw new Error('This browser gives no 2-D canvas; close some tabs and reload the page.')
  return context
}
