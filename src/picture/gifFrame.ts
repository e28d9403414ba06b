// Where a GIF's first picture lies on its screen: around it browsers leave the screen clear, libvips paints it black.
import { pictureKind } from './header'

/** Left, top, width and height in pixels; null where it is no GIF or none is found. */
export function firstGifFrame(bytes: Uint8Array): readonly [number, number, number, number] | null {
  if (pictureKind(bytes) !== 'GIF' || bytes.length < 13) return null
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const flags = bytes[10] ?? 0
  let at = 13 + (flags & 0x80 ? 3 << ((flags & 7) + 1) : 0)
  // Extensions in front of it: their label, then blocks up to an empty one.
  while (bytes[at] === 0x21) {
    at += 2
    while (at < bytes.length && bytes[at] !== 0) at += 1 + (bytes[at] ?? 0)
    at += 1
  }
  if (bytes[at] !== 0x2c || at + 9 > bytes.length) return null
  const [left, top, width, height] = [1, 3, 5, 7].map((i) => view.getUint16(at + i, true))
  return [left ?? 0, top ?? 0, width ?? 0, height ?? 0]
}

/** Clears what lies around the frame; RGBA, row by row. */
export function clearAround(
  data: Uint8ClampedArray,
  width: number,
  [left, top, wide, high]: readonly [number, number, number, number],
): void {
  for (let i = 0; i < data.length / 4; i++) {
    const [x, y] = [i % width, Math.floor(i / width)]
    if (x < left || y < top || x >= left + wide || y >= top + high) data[4 * i + 3] = 0
  }
}
