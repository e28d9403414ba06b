// A picture file -> a bitmap as it should be looked at. Browsers heed EXIF in JPEG and PNG files; in WebP files it is
// heeded here. What decoders do not agree upon is left out before; AVIF and TIFF are decoded here, as in the terminal.
import { decodeAvif } from '../../picture/avif/decodeAvif'
import { profiledPng } from '../../picture/avif/profiled'
import { withoutDisputed } from '../../picture/disputed'
import { pictureKind } from '../../picture/header'
import type { Orientation } from '../../picture/orientation'
import { decodeTiff } from '../../picture/tiff'
import type { Pixels } from '../../picture/types'
import { webpTurn, withoutTurn } from '../../picture/webpTurn'

// Colours multiplied by their alpha lose levels before a profile is applied.
const plain = { premultiplyAlpha: 'none' } as const

/** @throws BadImage, or what the browser throws */
export async function uprightBitmap(bytes: Uint8Array<ArrayBuffer>, name: string): Promise<ImageBitmap> {
  const kind = pictureKind(bytes)
  if (kind === 'TIFF') return bitmapOf(await decodeTiff(bytes, name))
  if (kind === 'AVIF') {
    const { pixels, profile } = await decodeAvif(bytes, name)
    if (!profile) return bitmapOf(pixels)
    return createImageBitmap(new Blob([profiledPng(pixels, profile)]), plain)
  }
  const turn = webpTurn(bytes)
  if (!turn) return createImageBitmap(new Blob([withoutDisputed(bytes)]), plain)
  const lying = await createImageBitmap(new Blob([withoutTurn(bytes, turn)]), plain)
  try {
    return turned(lying, turn.orientation)
  } finally {
    lying.close()
  }
}

const bitmapOf = ({ data, width, height }: Pixels) =>
  createImageBitmap(new ImageData(data, width, height), plain)

function turned(bitmap: ImageBitmap, orientation: Orientation): ImageBitmap {
  const { width, height } = bitmap
  const across = orientation >= 5
  const canvas = new OffscreenCanvas(across ? height : width, across ? width : height)
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas')
  context.setTransform(...makeMatrix(orientation, width, height))
  context.drawImage(bitmap, 0, 0)
  return canvas.transferToImageBitmap()
}

type Matrix = readonly [number, number, number, number, number, number]

/** Where a pixel of the stored picture lies in the upright one. */
function makeMatrix(orientation: Orientation, w: number, h: number): Matrix {
  const matrices: Readonly<Record<Orientation, Matrix>> = {
    1: [1, 0, 0, 1, 0, 0],
    2: [-1, 0, 0, 1, w, 0],
    3: [-1, 0, 0, -1, w, h],
    4: [1, 0, 0, -1, 0, h],
    5: [0, 1, 1, 0, 0, 0],
    6: [0, 1, -1, 0, h, 0],
    7: [0, -1, -1, 0, h, w],
    8: [0, -1, 1, 0, 0, w],
  }
  return matrices[orientation]
}
