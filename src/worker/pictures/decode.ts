// A picture file -> bitmaps, upright. The browser decodes; this says in a sentence why it could not.
import { displayArea, sizeWithin } from '../../canvas/paint'
import { failure } from '../../errors'
import { claimedSize, isComplete, pictureKind } from '../../picture/header'

export interface Decoded {
  readonly width: number
  readonly height: number
  /** At most as large as the stage shows it. */
  readonly display: ImageBitmap
  /** All pixels, for the engine. */
  readonly full: ImageBitmap
}

export type Decode = (blob: Blob, name: string) => Promise<Decoded>

const largestSide = 16_384
const mostPixels = 100_000_000

/** @throws BadImage, naming the file and what to do. */
export async function decodePicture(blob: Blob, name: string): Promise<Decoded> {
  checkBytes(new Uint8Array(await blob.arrayBuffer()), name)
  const full = await createImageBitmap(blob).catch((cause: unknown) => {
    throw failure('BadImage', `${name} is damaged or cut short; save it again as PNG or JPEG.`, cause)
  })
  const { width, height } = full
  checkSize(name, width, height)
  const [resizeWidth, resizeHeight] = sizeWithin(width, height, displayArea)
  const display = await createImageBitmap(full, { resizeWidth, resizeHeight, resizeQuality: 'high' })
  return { width, height, display, full }
}

/** What can be said before decoding. */
export function checkBytes(bytes: Uint8Array, name: string): void {
  const kind = pictureKind(bytes)
  if (kind === null)
    throw failure('BadImage', `${name} is no picture; take a PNG, JPEG, WebP, AVIF, GIF or BMP file.`)
  if (kind === 'HEIC' || kind === 'TIFF')
    throw failure(
      'BadImage',
      `${name} is a ${kind} file, which browsers do not read; save it as PNG or JPEG.`,
    )
  const size = claimedSize(bytes)
  if (size) checkSize(name, ...size)
  if (!isComplete(bytes)) throw failure('BadImage', `${name} is cut short; copy or download it again.`)
}

function checkSize(name: string, width: number, height: number): void {
  const size = `${name} is ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels`
  if (width < 1 || height < 1)
    throw failure('BadImage', `${size}, which is no picture; take one of at least a pixel.`)
  if (width > largestSide || height > largestSide || width * height > mostPixels)
    throw failure(
      'BadImage',
      `${size}; scale it to at most ${largestSide.toLocaleString('en')} a side and 100 million in all.`,
    )
}
