// A picture file -> bitmaps, upright. The browser decodes; this says in a sentence why it could not.
import { displayArea, sizeWithin } from '../../canvas/pixels'
import { failure, isNamed } from '../../errors'
import { checkPictureBytes, damaged, seldomReadWhy } from '../../picture/check'
import { checkPictureSize } from '../../picture/limits'
import { uprightBitmap } from './upright'

export interface Decoded {
  readonly width: number
  readonly height: number
  /** At most as large as the stage shows it. */
  readonly display: ImageBitmap
  /** All pixels, for the engine. */
  readonly full: ImageBitmap
}

export type Decode = (blob: Blob, name: string, signal?: AbortSignal) => Promise<Decoded>

/** All pixels. @throws BadImage, naming the file and what to do; NotReadable where the code for its format cannot be had. */
export async function wholePicture(blob: Blob, name: string): Promise<ImageBitmap> {
  const bytes = new Uint8Array(await blob.arrayBuffer())
  const kind = checkPictureBytes(bytes, name)
  const full = await uprightBitmap(bytes, name).catch((cause: unknown) => {
    if (isNamed(cause, 'BadImage', 'NotReadable')) throw cause
    const why = seldomReadWhy(kind) ?? damaged
    throw failure('BadImage', `${name} is ${why}.`, cause)
  })
  checkPictureSize(name, full.width, full.height)
  return full
}

/** @throws as `wholePicture` does */
export async function decodePicture(blob: Blob, name: string): Promise<Decoded> {
  const full = await wholePicture(blob, name)
  const { width, height } = full
  const [resizeWidth, resizeHeight] = sizeWithin(width, height, displayArea)
  const display = await createImageBitmap(full, { resizeWidth, resizeHeight, resizeQuality: 'high' })
  return { width, height, display, full }
}
