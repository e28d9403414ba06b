// Many files -> one zip, piece by piece: what is written leaves the memory for the browser's own store of blobs.
import { codeFor } from '../../errors'

export interface PackedFile {
  readonly path: string
  readonly file: Blob
}

/** Bytes that are held before they are handed over. */
const PIECE = 2 ** 24

/** Pictures and maps are small already and stay as they are. Computes at once: call it in a worker. */
export async function packFiles(files: readonly PackedFile[]): Promise<Blob> {
  const { Zip, ZipDeflate, ZipPassThrough } = await codeFor('zip files', () => import('fflate'))
  const pieces: Blob[] = []
  let held: Uint8Array<ArrayBuffer>[] = []
  let bytes = 0
  const zip = new Zip((error, chunk) => {
    if (error) throw error
    held.push(new Uint8Array(chunk))
    bytes += chunk.length
    if (bytes < PIECE) return
    pieces.push(new Blob(held))
    held = []
    bytes = 0
  })
  for (const { path, file } of files) {
    const entry = /\.(png|npy)$/.test(path) ? new ZipPassThrough(path) : new ZipDeflate(path)
    zip.add(entry)
    entry.push(new Uint8Array(await file.arrayBuffer()), true)
  }
  zip.end()
  return new Blob([...pieces, ...held], { type: 'application/zip' })
}
