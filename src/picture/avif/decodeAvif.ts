// AVIF pictures -> pixels, the same on page and terminal: browsers and libraries spread the colours of 4:2:0 in ways of
// their own, so one decoder (libavif in WebAssembly) serves both. The first picture, 8 bits, as it wants to be turned;
// the colour space that a file names by numbers is not heeded (Pillow does so too).
import { codeFor, failure } from '../../errors'
import { damaged } from '../check'
import { checkPictureSize } from '../limits'
import type { Pixels } from '../types'
import { aboutAvif } from './about'
import { turned } from './turn'
import { withDepths } from './withDepths'

export interface DecodedAvif {
  /** Upright; alpha as it stands in the file. */
  readonly pixels: Pixels
  /** An ICC profile that is still to be applied. */
  readonly profile: Uint8Array | null
}

/**
 * @param binary gives the bytes of avif_dec.wasm where they lie on disk; they are fetched where it is left out
 * @throws BadImage where the file is damaged or too large; NotReadable
 */
export async function decodeAvif(
  bytes: Uint8Array,
  name: string,
  binary?: () => Promise<Uint8Array>,
): Promise<DecodedAvif> {
  const { size, turns, profile } = aboutAvif(bytes)
  if (size) checkPictureSize(name, ...size)
  const decode = await codeFor('AVIF pictures', () => openDecoder(binary))
  const picture = decode(withDepths(bytes))
  if (!picture) throw failure('BadImage', `${name} is ${damaged}.`)
  checkPictureSize(name, picture.width, picture.height)
  return { pixels: turned(picture, turns), profile }
}

type Decode = (bytes: Uint8Array) => Pixels | null

/** An instance for one picture: its memory goes with it, and what a broken file does to it. */
async function openDecoder(binary: (() => Promise<Uint8Array>) | undefined): Promise<Decode> {
  const { default: open } = await import('@jsquash/avif/codec/dec/avif_dec.js')
  const quiet = { noInitialRun: true, print: () => {}, printErr: () => {} }
  const module = await open(binary ? { ...quiet, wasmBinary: await binary() } : quiet)
  return (bytes) => {
    try {
      return module.decode(bytes, 8)
    } catch {
      // Whatever the decoder says, or traps on, the caller's sentence names the file and what to do.
      return null
    }
  }
}
