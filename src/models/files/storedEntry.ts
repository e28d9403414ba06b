// A file that lies unpacked in a zip, read where it lies: a large one would be in memory twice. What is packed, encrypted
// or written for more than 4 GB is left to the library that unpacks.
// https://pkware.cachefly.net/webdocs/casestudies/APPNOTE.TXT

const [LOCAL, CENTRAL, END] = [0x04034b50, 0x02014b50, 0x06054b50]
const END_BYTES = 22
const LONGEST_COMMENT = 65_535

/** A view of the zip's own bytes; null where there is no such file or it is not stored as it is. */
export function storedEntry(zip: Uint8Array, wanted: (path: string) => boolean): Uint8Array | null {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength)
  const end = endOf(view)
  if (end === null) return null
  let at = view.getUint32(end + 16, true)
  for (let left = view.getUint16(end + 10, true); left > 0; left--) {
    if (at + 46 > end || view.getUint32(at, true) !== CENTRAL) return null
    const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true))
    const next = at + 46 + (name ?? 0) + (extra ?? 0) + (comment ?? 0)
    const path = new TextDecoder().decode(zip.subarray(at + 46, at + 46 + (name ?? 0)))
    if (wanted(path)) return entryAt(zip, view, at)
    at = next
  }
  return null
}

function endOf(view: DataView): number | null {
  const first = Math.max(0, view.byteLength - END_BYTES - LONGEST_COMMENT)
  for (let at = view.byteLength - END_BYTES; at >= first; at--)
    if (view.getUint32(at, true) === END) return at
  return null
}

/** Of the entry that the directory has at `at`. */
function entryAt(zip: Uint8Array, view: DataView, at: number): Uint8Array | null {
  const encrypted = view.getUint16(at + 8, true) & 1
  const [packed, size] = [view.getUint32(at + 20, true), view.getUint32(at + 24, true)]
  const header = view.getUint32(at + 42, true)
  const stored = view.getUint16(at + 10, true) === 0 && !encrypted && packed === size
  if (!stored || header + 30 > zip.length || view.getUint32(header, true) !== LOCAL) return null
  const begin = header + 30 + view.getUint16(header + 26, true) + view.getUint16(header + 28, true)
  return begin + size <= zip.length ? zip.subarray(begin, begin + size) : null
}
