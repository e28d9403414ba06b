// An HDF5 file in memory, read by the HDF5 library itself (h5wasm). Whatever it cannot read is one sentence:
// its own errors are stacks of C functions.

import * as h5wasm from 'h5wasm'
import { failure, isNamed } from '../../errors'
import { quoted } from '../quoted'
import { superblock } from './superblock'
import { textHeapsEnd } from './textHeaps'

export interface Dataset {
  readonly shape: readonly number[]
  /** As the file stores it; bfloat16 is two opaque bytes. */
  readonly type: 'float16' | 'bfloat16' | 'float32' | 'float64' | 'other'
  readonly littleEndian: boolean
  /** Of one value as stored. */
  readonly size: number
  /** Values along the first axis that are stored together; 1 where all lie in a row. */
  readonly rows: number
}

export interface Hdf5File {
  /** A text, or a list of them; empty where the attribute is absent. */
  texts(path: string, attribute: string): readonly string[]
  /** Names in a group. @throws NotReadable where there is none */
  children(path: string): readonly string[]
  /** Null where there is none. */
  dataset(path: string): Dataset | null
  /** Lends the bytes of the rows `from` to `to` (of the first axis), as stored, row after row, while `take` runs. */
  rows(part: Rows, take: (bytes: Uint8Array) => void): void
  close(): void
}

export const isHdf5 = (bytes: Uint8Array): boolean => superblock(bytes) !== null

/** The file takes the bytes over. @throws NotReadable */
export async function openHdf5(bytes: Uint8Array, name: string): Promise<Hdf5File> {
  if (!textHeapsEnd(bytes)) throw damaged(name)
  const module = await h5wasm.ready
  module.activate_throwing_error_handler()
  const place = `/${name.replace(/\W/g, '_')}_${performance.now()}.h5`
  const reading = <T>(read: () => T): T => {
    try {
      return read()
    } catch (error) {
      throw isNamed(error, 'NotReadable', 'UnsupportedModel') ? error : damaged(name, error)
    }
  }
  const fs = module.FS
  fs.writeFile(place, bytes, { canOwn: true } as Parameters<typeof fs.writeFile>[2])
  const remove = () => fs.unlink(place)
  const file = openOr(() => reading(() => new h5wasm.File(place, 'r')), remove)
  const id = file.file_id
  return {
    texts: (path, attribute) => reading(() => readTexts(module, id, { path, attribute })),
    children: (path) => reading(() => module.get_names(id, path, false)),
    dataset: (path) => reading(() => datasetAt(module, id, { path, most: bytes.length, name })),
    rows: (part, take) => reading(() => lendRows(module, id, { ...part, take })),
    close: () => {
      try {
        file.close()
      } finally {
        remove()
      }
    },
  }
}

type Module = Awaited<typeof h5wasm.ready>

function openOr(open: () => h5wasm.File, remove: () => void): h5wasm.File {
  try {
    return open()
  } catch (error) {
    remove()
    throw error
  }
}

export function damaged(name: string, cause?: unknown): Error {
  const origin = /^keras_model\.h5$/i.test(name) ? ', a Keras export as Teachable Machine makes it,' : ''
  return failure(
    'NotReadable',
    `${quoted(name)}${origin} is cut off or damaged HDF5; get the file again.`,
    cause,
  )
}

function readTexts(
  module: Module,
  id: bigint,
  { path, attribute }: { readonly path: string; readonly attribute: string },
): readonly string[] {
  if (!module.get_attribute_names(id, path).includes(attribute)) return []
  const { value, metadata } = new h5wasm.Attribute(id, path, attribute)
  const texts = [value].flat().filter((text) => typeof text === 'string')
  return metadata.cset === 0 ? texts.map(asUtf8) : texts
}

/** Keras writes UTF-8 and calls it ASCII; the library then gives a letter for each byte. */
function asUtf8(text: string): string {
  const bytes = Uint8Array.from(text, (letter) => letter.charCodeAt(0))
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return text
  }
}

interface Limits {
  readonly path: string
  /** Bytes of the whole file. */
  readonly most: number
  readonly name: string
}

/** What zlib packs best, in bytes of values for each byte stored. */
const DENSEST = 1032

function datasetAt(module: Module, id: bigint, { path, most, name }: Limits): Dataset | null {
  if (module.get_type(id, path) !== module.H5G_DATASET) return null
  const { shape, type, size, chunks, littleEndian } = module.get_dataset_metadata(id, path)
  const sizes = (shape ?? []).map(Number)
  const bytes = sizes.reduce((product, each) => product * each, size)
  if (bytes > (chunks ? most * DENSEST : most)) throw damaged(name)
  const kinds = module.H5T_class_t
  const float = type === kinds.H5T_FLOAT.value && (size === 2 || size === 4 || size === 8)
  // h5py has no other type of two opaque bytes; Keras adds an attribute that says so, but not in every version.
  const isBrain = type === kinds.H5T_OPAQUE.value && size === 2
  const kind = float
    ? (`float${size * 8}` as 'float16' | 'float32' | 'float64')
    : isBrain
      ? 'bfloat16'
      : 'other'
  return { shape: sizes, type: kind, littleEndian, size, rows: Math.max(1, Number(chunks?.[0] ?? 1)) }
}

export interface Rows {
  readonly path: string
  readonly from: number
  readonly to: number
}

function lendRows(
  module: Module,
  id: bigint,
  { path, from, to, take }: Rows & { readonly take: (bytes: Uint8Array) => void },
): void {
  const { shape, size } = module.get_dataset_metadata(id, path)
  const sizes = (shape ?? []).map(Number)
  const count = sizes.map((each, axis) => BigInt(axis === 0 ? to - from : each))
  const bytes = count.reduce((product, each) => product * Number(each), size)
  const offset = sizes.map((_, axis) => BigInt(axis === 0 ? from : 0))
  const pointer = module._malloc(Math.max(1, bytes))
  try {
    const part = sizes.length > 0
    module.get_dataset_data(
      id,
      path,
      part ? count : null,
      part ? offset : null,
      part ? sizes.map(() => 1n) : null,
      BigInt(pointer),
    )
    take(module.HEAPU8.subarray(pointer, pointer + bytes))
  } finally {
    module._free(pointer)
  }
}
