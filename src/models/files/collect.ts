// The pieces of a download as one buffer: written into it as they come where its size is stated, so that a large file
// is never there twice; else joined at the end.

import { release } from './release'

/** Room is made ahead up to here: a stated size is a claim. */
const MOST_AHEAD = 2 ** 30

export interface Collected {
  /** Copies it. */
  add(piece: Uint8Array): void
  whole(): ArrayBuffer
}

/** `total` is the stated size in bytes, null where it is unknown. */
export function collect(total: number | null): Collected {
  const ahead = total !== null && total > 0 && total <= MOST_AHEAD ? new Uint8Array(total) : null
  const pieces: Uint8Array[] = []
  let loaded = 0
  return {
    add: (piece) => {
      if (ahead && pieces.length === 0 && loaded + piece.length <= ahead.length) ahead.set(piece, loaded)
      else pieces.push(piece.slice())
      loaded += piece.length
    },
    whole: () => {
      if (ahead && loaded === ahead.length && pieces.length === 0) return ahead.buffer
      const before = loaded - pieces.reduce((sum, { length }) => sum + length, 0)
      return joinBytes([...(ahead ? [ahead.subarray(0, before)] : []), ...pieces], loaded)
    },
  }
}

/** `own`: the parts are nobody else's, and each is given back as soon as it is copied. */
export function joinBytes(parts: readonly Uint8Array[], total: number, own = false): ArrayBuffer {
  const whole = new Uint8Array(total)
  let offset = 0
  for (const part of parts) {
    whole.set(part, offset)
    offset += part.length
    if (own) release(part.buffer as ArrayBuffer)
  }
  return whole.buffer
}
