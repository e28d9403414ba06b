// The browser's side of painting: pictures and pixels onto a canvas.
import { failure } from '../errors'
import type { Geometry, Pixels } from '../picture/types'
import { noCanvas } from './pixels'

/** Browsers empty their canvases when the device that paints is lost: once there is one again it is painted anew. */
function lasting(canvas: HTMLCanvasElement, paint: () => void): void {
  canvas.oncontextrestored = () => canvas.isConnected && paint()
  paint()
}

/** The picture as it is, transparent parts over white. */
export function drawPicture(canvas: HTMLCanvasElement, bitmap: ImageBitmap): void {
  lasting(canvas, () => {
    const context = sized(canvas, bitmap.width, bitmap.height)
    context.fillStyle = '#fff'
    context.fillRect(0, 0, bitmap.width, bitmap.height)
    context.drawImage(bitmap, 0, 0)
  })
}

/** The model's input, pixel by pixel: what it saw of the picture, grey where it saw nothing. */
export function drawInput(canvas: HTMLCanvasElement, bitmap: ImageBitmap, geometry: Geometry): void {
  const { picture, source, target, input } = geometry
  const [kx, ky] = [bitmap.width / picture[0], bitmap.height / picture[1]]
  const [left, top, width, height] = source
  lasting(canvas, () => {
    const context = sized(canvas, ...input)
    context.fillStyle = '#808080'
    context.fillRect(0, 0, ...input)
    context.imageSmoothingQuality = 'high'
    context.drawImage(bitmap, left * kx, top * ky, width * kx, height * ky, ...target)
  })
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
  lasting(canvas, () => canvas.getContext('2d')?.putImageData(image, 0, 0))
}
