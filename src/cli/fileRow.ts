// Files on disk read one behind another into one buffer, so that a large model's shards are never there twice.
import { type FileHandle, open } from 'node:fs/promises'
import type { FileRow } from '../models/types'
import { plainFile } from './files'

/** No page is given more in one piece either. */
const MOST_BYTES = 2 ** 31 - 1

/** Null where one of them cannot be read, or all are too large: who reads them one by one is told why. */
export async function fileRow(paths: readonly string[]): Promise<FileRow | null> {
  try {
    const sizes = (await Promise.all(paths.map(plainFile))).map(({ size }) => size)
    const total = sizes.reduce((sum, size) => sum + size, 0)
    if (total > MOST_BYTES) return null
    const bytes = new Uint8Array(total)
    let end = 0
    for (const [i, path] of paths.entries()) {
      const begin = end
      end += sizes[i] ?? 0
      const file = await open(path)
      const whole = await filled(bytes.subarray(begin, end), file).finally(() => file.close())
      if (!whole) return null
    }
    return { bytes: bytes.buffer, sizes }
  } catch {
    return null
  }
}

/** False for a file that has become shorter meanwhile. */
async function filled(room: Uint8Array, file: FileHandle): Promise<boolean> {
  for (let done = 0; done < room.length; ) {
    const { bytesRead } = await file.read(room, done, room.length - done, done)
    if (bytesRead === 0) return false
    done += bytesRead
  }
  return true
}
