// A .keras file: a zip of config.json, metadata.json and model.weights.h5.
import { failure, isNamed } from '../../errors'
import { baseName } from '../files/baseName'

export interface Archive {
  /** Text of config.json. */
  readonly config: string
  readonly metadata: string
  readonly weights: Uint8Array
}

/** No browser gives a page more in one piece. */
const MOST_BYTES = 2 ** 31 - 1

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** @throws NotReadable, UnsupportedModel */
export async function readArchive(bytes: Uint8Array, name: string): Promise<Archive> {
  const parts = await unzipped(bytes, name)
  const text = (file: string) => {
    const part = parts.get(file)
    return part ? new TextDecoder().decode(part) : null
  }
  const config = text('config.json')
  const weights = parts.get('model.weights.h5')
  if (config === null || !weights) {
    const lacking = config === null ? 'config.json' : 'model.weights.h5'
    throw failure('UnsupportedModel', `"${name}" is a zip without ${lacking}, so it is no .keras file.`)
  }
  return { config, metadata: text('metadata.json') ?? '', weights }
}

/** The three files by their own names; what else lies in it is not unpacked. */
async function unzipped(bytes: Uint8Array, name: string): Promise<ReadonlyMap<string, Uint8Array>> {
  const { unzipSync } = await import('fflate')
  const wanted = /(^|\/)(config\.json|metadata\.json|model\.weights\.h5)$/
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name: path, originalSize }) => {
        if (wanted.test(path) && originalSize > MOST_BYTES)
          throw failure('NotReadable', `"${name}" holds more than a page can unpack.`)
        return wanted.test(path)
      },
    })
    return new Map(Object.entries(parts).map(([path, part]) => [baseName(path), part]))
  } catch (error) {
    if (isNamed(error, 'NotReadable')) throw error
    throw failure('NotReadable', `"${name}" is a cut off or damaged zip; get the file again.`, error)
  }
}
