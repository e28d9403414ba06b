// Bytes of a label file -> text: UTF-8, UTF-16 or what Windows wrote before, with or without a byte-order mark, as editors and shells write them.

/** Null where the bytes are no text. */
export function decodeText(bytes: Uint8Array): string | null {
  const encoding = guessEncoding(bytes)
  const text = new TextDecoder(encoding === 'utf-8' && !isUtf8(bytes) ? 'windows-1252' : encoding).decode(
    bytes,
  )
  return text.includes('\0') ? null : text.replace(/^\uFEFF/, '')
}

/** Other bytes are read as Windows-1252, which is a guess. */
export function isUtf8(bytes: Uint8Array): boolean {
  if (guessEncoding(bytes) !== 'utf-8') return true
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

function guessEncoding(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le'
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be'
  // Without a mark, Latin letters leave every second byte zero.
  if (bytes.length > 3 && bytes[0] !== 0 && bytes[1] === 0 && bytes[3] === 0) return 'utf-16le'
  if (bytes.length > 3 && bytes[0] === 0 && bytes[1] !== 0 && bytes[2] === 0) return 'utf-16be'
  return 'utf-8'
}
