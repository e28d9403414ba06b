// What is mutated: parts of a good input, and how it is used.
import { zipSync } from 'fflate'

export interface Part {
  readonly path: string
  readonly bytes: Uint8Array
}

/**
 * What is done with it: opened as a model; unzipped first; dropped on the page, and what was found in it opened; decoded as a
 * picture; read as numbers, as a pack of maps, as a list of names, as a link, as a recipe, as a picture that carries one.
 */
export type SampleKind =
  | 'model'
  | 'zip'
  | 'drop'
  | 'picture'
  | 'npy'
  | 'npz'
  | 'labels'
  | 'link'
  | 'recipe'
  | 'carried'

export interface Sample {
  readonly id: string
  readonly kind: SampleKind
  readonly parts: () => Promise<readonly Part[]>
  /** Only these parts are mutated; all where it is left out. */
  readonly only?: RegExp
  /** The mutated part alone is given: the parts are inputs of their own. */
  readonly oneOf?: true
  /** What the parts become once one of them is mutated: members of a zip, the text of a binary file. Null where that cannot be written. */
  readonly pack?: (parts: readonly Part[]) => readonly Part[] | null | Promise<readonly Part[] | null>
}

export const bytesOf = (content: string) => new TextEncoder().encode(content)

/** One file of these members. */
export const packedAs = (path: string) => (parts: readonly Part[]) => [{ path, bytes: zipped(parts) }]

function zipped(parts: readonly Part[]): Uint8Array {
  return zipSync(Object.fromEntries(parts.map((part) => [part.path, part.bytes])), { level: 0 })
}
