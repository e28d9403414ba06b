// Files as they are dropped, made up.
import type { FileEntry } from '../intake/fileKind'

/** One pixel. */
export const png = Uint8Array.from(
  atob('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=='),
  (c) => c.charCodeAt(0),
)

export const modelJson = JSON.stringify({ format: 'layers-model', modelTopology: {}, weightsManifest: [] })

/** A text counts as bytes, a letter each. */
export const fakeEntry = (path: string, content: string | Uint8Array): FileEntry => ({
  path,
  file: new Blob([
    typeof content === 'string' ? Uint8Array.from(content, (c) => c.charCodeAt(0)) : new Uint8Array(content),
  ]),
})
