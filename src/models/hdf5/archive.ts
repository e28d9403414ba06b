// A .keras file: a zip of config.json, metadata.json and model.weights.h5.

import { failure } from '../../errors'
import { baseName } from '../files/baseName'
import { storedEntry } from '../files/storedEntry'
import { unzip } from '../files/zip'
import { quoted } from '../quoted'

export interface Archive {
  /** Text of config.json. */
  readonly config: string
  readonly metadata: string
  readonly weights: Uint8Array
}

export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && bytes[2] === 3 && bytes[3] === 4

/** @throws NotReadable, UnsupportedModel */
export async function readArchive(bytes: Uint8Array, name: string): Promise<Archive> {
  const weightsAsTheyLie = storedEntry(bytes, (path) => WEIGHTS.test(path))
  const parts = await unzipped(bytes, name, weightsAsTheyLie === null)
  const text = (file: string) => {
    const part = parts.get(file)
    return part ? new TextDecoder().decode(part) : null
  }
  const config = text('config.json')
  const weights = weightsAsTheyLie ?? parts.get('model.weights.h5')
  if (config === null || !weights) {
    const lacking = config === null ? 'config.json' : 'model.weights.h5'
    throw failure('UnsupportedModel', `${quoted(name)} is a zip without ${lacking}, so it is no .keras file.`)
  }
  return { config, metadata: text('metadata.json') ?? '', weights }
}

/** The files by their own names; what else lies in it is not unpacked. */
async function unzipped(
  bytes: Uint8Array,
  name: string,
  withWeights: boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const parts = await unzip(bytes, name, (path) => TEXTS.test(path) || (withWeights && WEIGHTS.test(path)))
  return new Map(Array.from(parts, ([path, part]) => [baseName(path), part]))
}

const TEXTS = /(^|\/)(config|metadata)\.json$/
const WEIGHTS = /(^|\/)model\.weights\.h5$/
