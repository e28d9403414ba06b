// TIFF pictures -> pixels, the same on page and terminal; no browser but Safari decodes them. The first page, strips of
// 1, 8 or 16 bits, grey, palette or RGB, plain or compressed without loss; a profile is not heeded. The rest is refused.
// https://www.itu.int/itudoc/itu-t/com16/tiff-fx/docs/tiff6.pdf
import type { TiffIfd } from 'tiff'
import { codeFor, failure } from '../errors'
import { damaged } from './check'
import { checkPictureSize } from './limits'
import { calledUpright, orientationIn, turned } from './orientation'
import type { Pixels } from './types'

/** Alpha as it stands in the file. @throws BadImage where the file is damaged, too large or of a rare kind; NotReadable */
export async function decodeTiff(bytes: Uint8Array, name: string): Promise<Pixels> {
  const orientation = orientationIn(bytes)
  // Its reader refuses one that must be turned.
  if (orientation) return turned(await decodeTiff(calledUpright(bytes), name), orientation)
  const { decode } = await codeFor('TIFF pictures', () => import('tiff'))
  const read = (from: Uint8Array, ignoreImageData: boolean) =>
    firstPage(() => decode(from, { pages: [0], ignoreImageData }))
  const head = read(bytes, true)
  if (head instanceof Error) throw failure('BadImage', `${name} is ${damaged}.`, head)
  // Their fields may be missing, or be no numbers.
  if (![head.width, head.height].every(Number.isSafeInteger))
    throw failure('BadImage', `${name} is ${damaged}.`)
  checkPictureSize(name, head.width, head.height)
  const usual = isUsual(head)
  if (usual) await checkUnpacked(bytes, head, name)
  const page = usual ? read(roomy(bytes, head), false) : null
  if (!page || page instanceof Error || page.data.length < page.size * page.samplesPerPixel) {
    const why = page instanceof Error ? page : undefined
    throw failure('BadImage', `${name} is a TIFF file of a rare kind; save it as PNG or JPEG.`, why)
  }
  return { width: page.width, height: page.height, data: painted(page) }
}

/** Some files pad their last strip or tile. */
const PADDING = 64 * 2 ** 20

/**
 * Alone in its memory, whose other bytes the reader would take for the file's. Where no strip says how long it is, it
 * takes the last one for as long as the others: then there is room for that behind it.
 */
function roomy(bytes: Uint8Array, page: TiffIfd): Uint8Array {
  const counts: ArrayLike<number> | undefined = page.stripByteCounts
  const row = page.width * page.samplesPerPixel * Math.ceil(page.bitsPerSample / 8)
  const strip = counts || page.tiled ? 0 : row * page.rowsPerStrip
  const room = strip <= PADDING ? strip : 0
  if (room === 0 && bytes.byteLength === bytes.buffer.byteLength) return bytes
  const own = new Uint8Array(bytes.length + room)
  own.set(bytes)
  return own
}

/** @throws BadImage where it would take far more memory than its pixels; NotReadable */
async function checkUnpacked(bytes: Uint8Array, page: TiffIfd, name: string): Promise<void> {
  const { tiffUnpacked } = await codeFor('TIFF pictures', () => import('./tiffUnpacked'))
  const most = PADDING + 2 * page.size * page.samplesPerPixel * Math.ceil(page.bitsPerSample / 8)
  if (tiffUnpacked(bytes, page, most) <= most) return
  throw failure('BadImage', `${name} unpacks to far more than its own pixels; save it again as PNG or JPEG.`)
}

/** Whatever the reader says, the caller's sentence names the file and what to do. */
function firstPage(decode: () => readonly TiffIfd[]): TiffIfd | Error {
  try {
    return decode()[0] ?? new Error('no page')
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

/** What the reader reads rightly: it takes the first of a tile's samples alone. */
function isUsual(page: TiffIfd): boolean {
  const { type, bitsPerSample, samplesPerPixel, tiled, planarConfiguration, sampleFormat } = page
  // Cameras' own files begin with a thumbnail.
  const reduced = ((page.newSubfileType ?? 0) & 1) === 1
  const samples = type === 2 ? [3, 4] : [1, 2]
  return (
    !reduced &&
    [0, 1, 2, 3].includes(type) &&
    samples.includes(samplesPerPixel) &&
    [1, 8, 16].includes(bitsPerSample) &&
    sampleFormat === 1 &&
    (samplesPerPixel === 1 || (!tiled && planarConfiguration === 1)) &&
    !(bitsPerSample === 1 && (tiled || type === 3))
  )
}

function painted(page: TiffIfd): Uint8ClampedArray<ArrayBuffer> {
  const { data, size, samplesPerPixel: samples, alpha } = page
  const palette = page.type === 3 ? page.palette : undefined
  // 16 bits are cut to 8, as PNG decoders do; palettes have 16 always.
  const shift = page.bitsPerSample === 16 ? 8 : 0
  const scale = page.bitsPerSample === 1 ? 255 : 1
  const out = new Uint8ClampedArray(4 * size)
  const colours = page.type === 2 ? 3 : 1
  for (let i = 0; i < size; i++) {
    const at = i * samples
    for (let c = 0; c < 3; c++) {
      const level = data[at + Math.min(c, colours - 1)] ?? 0
      out[4 * i + c] = palette ? (palette[level]?.[c] ?? 0) >> 8 : (level * scale) >> shift
    }
    out[4 * i + 3] = alpha && samples > colours ? (data[at + colours] ?? 0) >> shift : 255
  }
  return out
}
