// What befell a file on its way, told by its bytes: servers, Git and archivers put something else in its place.
import { looksLikeHtml } from './html'

const start = (bytes: Uint8Array) => new TextDecoder('latin1').decode(bytes.subarray(0, 200))

/** What the file is and what to do, or null; `extra` bytes more than it should have, where that is known. */
export function mishap(bytes: Uint8Array, extra = 0): string | null {
  if (bytes.length === 0) return 'is empty; take another copy of it'
  const text = start(bytes)
  if (text.startsWith('version https://git-lfs'))
    return 'is a pointer of Git LFS, not the file itself; run git lfs pull, or download the file'
  if (looksLikeHtml(text)) return 'is a web page, not the file itself; get it again from its true address'
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) return 'is compressed with gzip; unpack it with gunzip'
  if (bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3) return 'is a zip; unpack it'
  if (extra > 0 && lineEnds(bytes) >= extra)
    return 'seems to have had its line ends changed by Git (autocrlf); get it again, with *.bin binary in .gitattributes'
  return null
}

function lineEnds(bytes: Uint8Array): number {
  let count = 0
  for (let at = bytes.indexOf(13); at >= 0; at = bytes.indexOf(13, at + 1)) if (bytes[at + 1] === 10) count++
  return count
}
