// A file that Keras wrote to the topology and the weights of a converted LayersModel, which keras/ opens.

import { failure } from '../../errors'
import { baseName } from '../files/baseName'
import { looksLikeHtml } from '../files/html'
import { mishap } from '../files/mishap'
import { readReported } from '../files/readReported'
import { release } from '../files/release'
import type { ReadFormat, ReadModel } from '../format'
import { asText, type Json } from '../json'
import { repairKeras } from '../keras/keras3'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { isZip, readArchive } from './archive'
import { parseConfig } from './config'
import { type Hdf5File, isHdf5, openHdf5 } from './hdf5File'
import { isLegacy, legacyConfig, legacyWeights } from './legacy'
import { storedWeights } from './storedWeights'
import { type Named, readWeights } from './values'

/** @throws NotReadable, UnsupportedModel */
export const read: ReadFormat = async (files, path, report) => {
  const name = baseName(path || files.entry || files.name)
  const bytes = new Uint8Array(await readReported(files, path, { report, passing: true }))
  const own = files.ownBytes === true
  if (isZip(bytes)) {
    const archive = await readArchive(bytes, name)
    const version = asText(parseJson(archive.metadata).keras_version)
    const model = { config: archive.config, version, name }
    const work = (file: Hdf5File) => artifacts(model, file, storedWeights(file, name))
    return withFile({ bytes: archive.weights, name, own }, work)
  }
  if (!isHdf5(bytes)) throw notKeras(bytes, name)
  const config = await besides(files, path, 'config.json')
  return withFile({ bytes, name, own }, (file) => {
    const legacy = legacyConfig(file)
    if (legacy) {
      const topology = parseConfig(legacy.config, name)
      return artifacts({ ...legacy, name }, file, legacyWeights(file, topology, name))
    }
    if (config && !isLegacy(file))
      return artifacts({ config, version: null, name }, file, storedWeights(file, name))
    throw weightsAlone(name)
  })
}

interface Model {
  /** Text of JSON. */
  readonly config: string
  readonly version: string | null
  /** Under which it was saved, where the file says so. */
  readonly backend?: string | null
  readonly name: string
}

function artifacts(
  { config, version, backend, name }: Model,
  file: Hdf5File,
  named: readonly Named[],
): ReadModel {
  const written = { keras_version: version, backend, model_config: parseConfig(config, name) }
  const { specs, bytes } = readWeights(file, named, name)
  const { topology, weightSpecs, custom } = repairKeras({ topology: written, weightSpecs: specs })
  return {
    format: 'keras',
    topology,
    weightSpecs,
    // How Keras 3 writes its files is no peculiarity here.
    repairs: custom,
    weights: bytes,
    extra: { generatedBy: `keras ${version ?? ''}`.trim() },
  }
}

interface Opening {
  readonly bytes: Uint8Array
  readonly name: string
  /** Whether they are nobody else's. */
  readonly own: boolean
}

async function withFile(
  { bytes, name, own }: Opening,
  work: (file: Hdf5File) => ReadModel,
): Promise<ReadModel> {
  const file = await openHdf5(bytes, name)
  try {
    return work(file)
  } finally {
    file.close()
    // Whatever it is a view of.
    if (own) release(bytes.buffer as ArrayBuffer)
  }
}

/** Text of a file in the same folder, where there is one. */
async function besides(files: ModelFiles, path: string, name: string): Promise<string | null> {
  const beside = path.slice(0, path.length - baseName(path).length) + name
  if (!files.paths.includes(beside)) return null
  return new TextDecoder().decode(await files.read(beside))
}

function parseJson(text: string): Json {
  try {
    return JSON.parse(text) as Json
  } catch {
    return {}
  }
}

function weightsAlone(name: string): Error {
  return failure(
    'UnsupportedModel',
    `${quoted(name)} holds weights only; it needs the model too: save it whole with model.save("model.keras").`,
  )
}

function notKeras(bytes: Uint8Array, name: string): Error {
  const page = looksLikeHtml(new TextDecoder().decode(bytes.subarray(0, 200)))
  const what = page
    ? 'is a web page, not a Keras file; check the address'
    : (mishap(bytes) ??
      'is no Keras file: it is neither a zip nor HDF5; save the model with model.save("model.keras")')
  return failure('UnsupportedModel', `${quoted(name)} ${what}.`)
}
