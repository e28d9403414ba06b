// Pictures as tiles of a sheet: small, as files, so that thousands of them take no room on the page.
import { type BlendJob, blend } from '../../canvas/blend'
import { pixelsOf } from '../../canvas/pixels'
import { wholePicture } from './decode'

const jpeg = { type: 'image/jpeg', quality: 0.85 }

/** Pixels of the longer side. */
export const tileSide = 256

export interface Small {
  readonly width: number
  readonly height: number
  /** JPEG, at most `tileSide` long, transparent parts over white. */
  readonly thumb: Blob
  /** All pixels, for the engine, where they were asked for. */
  readonly full: ImageBitmap | null
}

/** @throws BadImage, naming the file and what to do; NotReadable where the code for its format cannot be had. */
export async function smallPicture(blob: Blob, name: string, whole: boolean): Promise<Small> {
  const full = await wholePicture(blob, name)
  const { width, height } = full
  const scale = Math.min(1, tileSide / Math.max(width, height))
  const pixels = pixelsOf(full, ...sides(width, height, scale))
  if (!whole) full.close()
  return {
    ...{ width, height },
    thumb: await fileOf(pixels, jpeg),
    full: whole ? full : null,
  }
}

export interface TileJob extends Omit<BlendJob, 'picture'> {
  readonly thumb: Blob
  /** A JPEG of a tenth of the size; otherwise a PNG, whose colours are exact. */
  readonly small?: boolean
}

/** The map over the small picture; a tiny picture is drawn as large as the others. */
export async function paintTile({ thumb, small, ...job }: TileJob): Promise<Blob> {
  const bitmap = await createImageBitmap(thumb)
  const { width, height } = bitmap
  const picture = pixelsOf(bitmap, ...sides(width, height, tileSide / Math.max(width, height)))
  bitmap.close()
  return fileOf(blend({ ...job, picture }), small ? jpeg : { type: 'image/png' })
}

const sides = (width: number, height: number, scale: number) =>
  [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))] as const

function fileOf(
  { width, height, data }: ReturnType<typeof pixelsOf>,
  as: { readonly type: string; readonly quality?: number },
): Promise<Blob> {
  const canvas = new OffscreenCanvas(width, height)
  canvas.getContext('2d')?.putImageData(new ImageData(data, width, height), 0, 0)
  return canvas.convertToBlob(as)
}
