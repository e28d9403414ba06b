// Picture files -> pixels, as a browser decodes them: upright, over white, 8 bits, first frame.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename } from 'node:path'
import type { Metadata, Sharp } from 'sharp'
import { failure, isOurs } from '../errors'
import { decodeAvif } from '../picture/avif/decodeAvif'
import { profiledPng } from '../picture/avif/profiled'
import { decodeBmp } from '../picture/bmp'
import { checkPictureBytes, damaged, seldomReadWhy } from '../picture/check'
import { withoutDisputed } from '../picture/disputed'
import { clearAround, firstGifFrame } from '../picture/gifFrame'
import { greyLevels } from '../picture/greyProfile'
import { checkPictureSize } from '../picture/limits'
import { onWhite } from '../picture/onWhite'
import { decodeTiff } from '../picture/tiff'
import type { Pixels } from '../picture/types'
import { readBytes } from './files'

/** @throws BadImage, NotReadable */
export async function readPicture(path: string): Promise<Pixels> {
  return decodePicture(await readBytes(path), basename(path))
}

/** `name` is for the sentences. @throws BadImage */
export async function decodePicture(bytes: Uint8Array, name: string): Promise<Pixels> {
  const kind = checkPictureBytes(bytes, name)
  if (kind === 'BMP') return onWhite(decodeBmp(bytes, name))
  if (kind === 'TIFF') return onWhite(await decodeTiff(bytes, name))
  if (kind === 'AVIF') return onWhite(await avif(bytes, name))
  const why = seldomReadWhy(kind)
  if (why !== null) throw failure('BadImage', `${name} is ${why}.`)
  try {
    return onWhite(await decoded(withoutDisputed(bytes), name))
  } catch (error) {
    if (isOurs(error)) throw error
    throw failure('BadImage', `${name} is ${damaged}.`, error)
  }
}

async function avif(bytes: Uint8Array, name: string): Promise<Pixels> {
  const { pixels, profile } = await decodeAvif(bytes, name, avifBinary)
  return profile ? decoded(profiledPng(pixels, profile), name) : pixels
}

/** Where the package lies, as sharp does. */
const avifBinary = () =>
  readFile(createRequire(import.meta.url).resolve('@jsquash/avif/codec/dec/avif_dec.wasm'))

async function decoded(bytes: Uint8Array, name: string): Promise<Pixels> {
  const sharp = await decoder()
  const options = { failOn: 'truncated', limitInputPixels: false } as const
  const picture = sharp(bytes, options)
  const about = await picture.metadata()
  checkPictureSize(name, about.width, about.height)
  const greys = greyLevelsOf(about)
  const source = greys ? sharp(bytes, { ...options, ignoreIcc: true }) : picture
  const { data, info } = await inLevels(source.rotate(), about)
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true })
  const { width, height } = info
  const levels = Uint8ClampedArray.from(data)
  if (greys) for (let i = 0; i < levels.length; i++) if (i % 4 < 3) levels[i] = greys[levels[i] ?? 0] ?? 0
  const frame = firstGifFrame(bytes)
  if (frame) clearAround(levels, width, frame)
  return { width, height, data: about.space === 'cmyk' ? withoutInks(levels) : levels }
}

/** Of a grey file with a profile of its own, for which sharp's way is not exact; null of any other. */
function greyLevelsOf({ icc, space }: Metadata): Uint8Array | null {
  return icc && (space === 'b-w' || space === 'grey16') ? greyLevels(icc) : null
}

/** Red, green, blue and alpha; four inks stay as they are. */
function inLevels(picture: Sharp, about: Metadata): Sharp {
  if (about.space === 'cmyk') return picture.pipelineColourspace('cmyk').toColourspace('cmyk')
  return picture.toColourspace('srgb').ensureAlpha()
}

/** Cyan, magenta, yellow and black as Chromium shows them, without any profile: what one leaves, the black dims. */
function withoutInks(inks: Uint8ClampedArray<ArrayBuffer>): Uint8ClampedArray<ArrayBuffer> {
  for (let i = 0; i < inks.length; i += 4) {
    const white = 255 - (inks[i + 3] ?? 0)
    for (let c = i; c < i + 3; c++) inks[c] = Math.floor(((255 - (inks[c] ?? 0)) * white) / 255)
    inks[i + 3] = 255
  }
  return inks
}

/** Loaded only where a picture is read or written. @throws NotReadable where an installation went without it */
export async function decoder() {
  try {
    return (await import('sharp')).default
  } catch (error) {
    throw failure(
      'NotReadable',
      'The package sharp, which reads and writes pictures, cannot be loaded here; run "npm install sharp" (with its optional packages), or give a .npy file.',
      error,
    )
  }
}

/** @param over - an SVG as large as the picture, drawn over it */
export async function encodePng(
  { width, height, data }: Pixels,
  over: string | null = null,
): Promise<Uint8Array> {
  const sharp = await decoder()
  const raw = { width, height, channels: 4 } as const
  const picture = sharp(Buffer.from(data.buffer, data.byteOffset, data.byteLength), { raw })
  return (over === null ? picture : picture.composite([{ input: Buffer.from(over) }])).png().toBuffer()
}
