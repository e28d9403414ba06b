// What can be said of a picture file before it is decoded, the same on page and terminal: what it is if it is none,
// how large it claims to be, whether it is there to its end.
import { failure } from '../errors'
import { isComplete } from './complete'
import { foreignPicture } from './foreign'
import { asciiAt, claimedSize, type PictureKind, pictureKind } from './header'
import { checkPictureSize } from './limits'

/** Formats that neither a browser nor the terminal decodes everywhere, and what helps. */
const seldomRead: Readonly<Partial<Record<PictureKind, string>>> = {
  HEIC: 'a HEIC photo, as phones keep them; share it as JPEG, or set the camera to "Most Compatible"',
  'JPEG XL': 'a JPEG XL file, which few browsers read; save it as PNG or JPEG',
}

/** Formats that would not look the same everywhere. */
const neverRead: Readonly<Partial<Record<PictureKind, string>>> = {
  SVG: 'an SVG drawing, which has no pixels of its own; export it as PNG',
  ICO: 'an icon; save it as PNG',
  PSD: 'a Photoshop file; save it as PNG or JPEG',
}

/** Where a decoder gives up. */
export const damaged = 'damaged or cut short; save it again as PNG or JPEG'

/** Why a file of this format could not be decoded; null for the usual formats. */
export const seldomReadWhy = (kind: PictureKind | null): string | null => (kind && seldomRead[kind]) ?? null

/** @throws BadImage, naming the file and what to do */
export function checkPictureBytes(bytes: Uint8Array, name: string): PictureKind {
  const kind = pictureKind(bytes)
  if (kind === null) throw failure('BadImage', strangePicture(bytes, name))
  const never = neverRead[kind]
  if (never) throw failure('BadImage', `${name} is ${never}.`)
  const size = claimedSize(bytes)
  if (size) checkPictureSize(name, ...size)
  if (kind === 'BMP' && isPacked(bytes))
    throw failure('BadImage', `${name} is a run-length compressed BMP file; save it as PNG or JPEG.`)
  if (!isComplete(bytes)) throw failure('BadImage', `${name} is cut short; copy or download it again.`)
  return kind
}

/** What a file is that begins like no picture, in a sentence. */
export const strangePicture = (bytes: Uint8Array, name: string): string =>
  `${name} is ${strange(bytes, name)}`

function strange(bytes: Uint8Array, name: string): string {
  const start = asciiAt(bytes, 0, 200)
  if (bytes.length === 0) return 'empty; take another copy of it.'
  if (start.startsWith('version https://git-lfs'))
    return 'a Git LFS pointer, not the picture itself; fetch it with "git lfs pull".'
  if (/^\s*(<!doctype html|<html|<head)/i.test(start))
    return 'a web page, not a picture; take the address of the picture itself.'
  const foreign = foreignPicture(name)
  if (foreign !== null) return foreign
  return 'no picture; take a PNG, JPEG, WebP, AVIF, GIF, TIFF or BMP file.'
}

function isPacked(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return view.getUint32(14, true) >= 40 && bytes.length > 34 && [1, 2].includes(view.getUint32(30, true))
}
