// What decoders do not agree upon is left out of a file before any of them sees it, on page and terminal alike:
// gamma and primaries of PNG files, which one decoder heeds and the next does not (Pillow and TensorFlow do not);
// PNG's second pictures; profiles of CMYK files, which two programs turn into two pictures.
import { asciiAt, isFrame, pictureKind } from './header'

type Part = readonly [from: number, to: number]

/** The same bytes where nothing is disputed. */
export function withoutDisputed<Buffer extends ArrayBufferLike>(
  bytes: Uint8Array<Buffer>,
): Uint8Array<Buffer | ArrayBuffer> {
  const parts = disputedParts(bytes)
  if (parts.length === 0) return bytes
  const out = new Uint8Array(bytes.length - parts.reduce((sum, [from, to]) => sum + to - from, 0))
  let read = 0
  let written = 0
  for (const [from, to] of [...parts, [bytes.length, bytes.length] as const]) {
    out.set(bytes.subarray(read, from), written)
    written += from - read
    read = to
  }
  return out
}

function disputedParts(bytes: Uint8Array): readonly Part[] {
  const kind = pictureKind(bytes)
  if (kind === 'PNG') return disputedChunks(bytes)
  return kind === 'JPEG' ? inkProfiles(bytes) : []
}

const disputed = ['gAMA', 'cHRM', 'cICP', 'mDCV', 'cLLI', 'acTL', 'fcTL', 'fdAT']

function disputedChunks(bytes: Uint8Array): readonly Part[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const parts: Part[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at)
    if (end > bytes.length) break
    if (disputed.includes(asciiAt(bytes, at + 4, 4))) parts.push([at, end])
    at = end
  }
  return parts
}

/** Of a file whose frame header counts four components. */
function inkProfiles(bytes: Uint8Array): readonly Part[] {
  const parts: Part[] = []
  let inks = false
  for (let at = 2; at + 9 < bytes.length && bytes[at] === 0xff && bytes[at + 1] !== 0xda; ) {
    const marker = bytes[at + 1] ?? 0
    // Fill bytes may stand before a marker.
    const end = marker === 0xff ? at + 1 : at + 2 + 256 * (bytes[at + 2] ?? 0) + (bytes[at + 3] ?? 0)
    if (isFrame(marker)) inks = bytes[at + 9] === 4
    if (marker === 0xe2 && asciiAt(bytes, at + 4, 11) === 'ICC_PROFILE')
      parts.push([at, Math.min(end, bytes.length)])
    at = end
  }
  return inks ? parts : []
}
