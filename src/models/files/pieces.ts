// The pieces of a download. Where the platform lets it they are read into one buffer over and over: a new one for each
// is garbage of the size of the whole file. Not for files on disc: `files.ts` says why.

const ROOM = 2 ** 18

export interface Pieces {
  /** Null at the end. What came before may be overwritten. */
  next(): Promise<Uint8Array | null>
  /** Whatever is wrong, the server need not go on. */
  cancel(): void
}

export function piecesOf(body: ReadableStream<Uint8Array>): Pieces {
  const own = bytesReader(body)
  const reader = own ?? body.getReader()
  let room = new Uint8Array(own ? ROOM : 0)
  const intoRoom = async (bytes: ReadableStreamBYOBReader) => {
    const { done, value } = await bytes.read(room)
    // The stream takes the buffer and gives it back.
    if (value) room = new Uint8Array(value.buffer)
    return done ? null : value
  }
  const fresh = async () => {
    const { done, value } = await (reader as ReadableStreamDefaultReader<Uint8Array>).read()
    return done ? null : value
  }
  return {
    next: () => (own ? intoRoom(own) : fresh()),
    cancel: () => {
      reader.cancel().catch(() => undefined)
    },
  }
}

/** Null for a stream that is not one of bytes. */
function bytesReader(body: ReadableStream<Uint8Array>): ReadableStreamBYOBReader | null {
  try {
    return body.getReader({ mode: 'byob' })
  } catch {
    return null
  }
}
