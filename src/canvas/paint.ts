// The browser's side of painting: pixels onto a canvas, overlays to PNG files.
import { failure } from '../errors'
import type { Geometry, Pixels } from '../picture/types'
import { type BlendJob, blendRows } from './blend'
import { contourLines, strokeContours } from './contourLines'
import { noCanvas, openContext } from './pixels'
import { withText } from './pngText'

/** The picture as it is, transparent parts over white. */
export function drawPicture(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  const context = sized(canvas, bitmap.width, bitmap.height)
  context.fillStyle = '#fff'
  context.fillRect(0, 0, bitmap.width, bitmap.height)
  context.drawImage(bitmap, 0, 0)
}

/** The model's input, pixel by pixel: what it saw of the picture, grey where it saw nothing. */
export function drawInput(canvas: HTMLCanvasElement, bitmap: ImageBitmap, geometry: Geometry): void {
  const { picture, source, target, input } = geometry
  const context = sized(canvas, ...input)
  context.fillStyle = '#808080'
  context.fillRect(0, 0, ...input)
  context.imageSmoothingQuality = 'high'
  const [kx, ky] = [bitmap.width / picture[0], bitmap.height / picture[1]]
  const [left, top, width, height] = source
  context.drawImage(bitmap, left * kx, top * ky, width * kx, height * ky, ...target)
}

function sized(canvas: HTMLCanvasElement, width: number, height: number): CanvasRenderingContext2D {
  canvas.width = width
  canvas.height = height
  const context = canvas.getContext('2d')
  if (!context) throw failure('OutOfMemory', noCanvas)
  return context
}

/** Shows pixels on a canvas, which takes their size. */
export function show(canvas: HTMLCanvasElement, pixels: Pixels): void {
  if (canvas.width !== pixels.width) canvas.width = pixels.width
  if (canvas.height !== pixels.height) canvas.height = pixels.height
  const { data, width, height } = pixels
  const image = new ImageData(data, width, height)
  canvas.getContext('2d')?.putImageData(image, 0, 0)
}

export interface ExportJob extends BlendJob {
  /** With lines of equal value over it. */
  readonly contours?: boolean | undefined
}

/**
 * The overlay as a PNG that carries `recipe`. Painted in strips, so that a large picture
 * needs its pixels once in memory and no more.
 */
export async function exportPng(job: ExportJob, recipe: string): Promise<Blob> {
  const { width, height } = job.picture
  const canvas = new OffscreenCanvas(width, height)
  const context = openContext(canvas)
  const out: Pixels = { width, height, data: new Uint8ClampedArray(job.picture.data) }
  const strip = Math.max(1, Math.floor(300_000 / width))
  for (let from = 0; from < height; from += strip) {
    const to = Math.min(height, from + strip)
    blendRows(job, out, { from, to })
    const part = out.data.slice(4 * width * from, 4 * width * to)
    context.putImageData(new ImageData(part, width, to - from), 0, from)
    await new Promise((resolve) => setTimeout(resolve))
  }
  if (job.contours) strokeContours(context, contourLines(job, [0, 0, width, height]))
  const png = await canvas.convertToBlob({ type: 'image/png' })
  return new Blob([withText(new Uint8Array(await png.arrayBuffer()), recipe)], { type: 'image/png' })
}
