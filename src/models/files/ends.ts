// The first and last bytes of files that may be a model, read without the rest where that can be done.
import { ENDS, type FileEnds, type Format } from '../format'
import { hasModelEnding } from '../formats'
import type { ModelFiles } from '../types'

/** `own`: formats of the caller's. @throws NotReadable, naming the file */
export async function readEnds(files: ModelFiles, own: readonly Format[] = []): Promise<readonly FileEnds[]> {
  const others = own.flatMap(({ card }) => card.endings)
  const isOwn = (path: string) => others.some((ending) => path.toLowerCase().endsWith(ending))
  const paths = files.paths.filter((path) => hasModelEnding(path) || isOwn(path))
  return Promise.all(
    paths.map(async (path) => {
      if (files.ends) return { path, ...(await files.ends(path)) }
      return { path, ...endsOfBytes(new Uint8Array(await files.read(path))) }
    }),
  )
}

export function endsOfBytes(bytes: Uint8Array): Omit<FileEnds, 'path'> {
  return { head: bytes.subarray(0, ENDS), tail: bytes.subarray(Math.max(ENDS, bytes.length - ENDS)) }
}

/** Of a dropped file. */
export async function endsOfBlob(file: Blob): Promise<Omit<FileEnds, 'path'>> {
  const part = async (from: number, to: number) => new Uint8Array(await file.slice(from, to).arrayBuffer())
  return {
    head: await part(0, ENDS),
    tail: await part(Math.max(ENDS, file.size - ENDS), file.size),
  }
}
