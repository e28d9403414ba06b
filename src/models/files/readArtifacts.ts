// Files to artifacts: reads, checks and repairs, without a device.

import { readLabels } from '../facts/labels'
import { asObject, asText, isObject, type Json } from '../json'
import { repairKeras } from '../keras/keras3'
import type { ModelArtifacts, ModelFiles } from '../types'
import { baseName } from './files'
import { readModelJson } from './modelJson'
import { readWeights } from './shards'
import { unzipped } from './zipFiles'

/** Where reading stands; awaited, and cancels by throwing. */
export type LoadReport = (progress: {
  readonly phase: 'downloading' | 'reading'
  readonly loaded: number
  readonly total: number | null
}) => void | Promise<void>

/** @throws NotReadable, UnsupportedModel */
export async function readArtifacts(given: ModelFiles, report?: LoadReport): Promise<ModelArtifacts> {
  const files = await unzipped(given)
  const phase = files.paths.length === 0 ? 'downloading' : 'reading'
  const model = await readModelJson(files)
  const weights = await readWeights(model, files, (loaded, total) => report?.({ phase, loaded, total }))
  const sidecar = await readSidecar(files)
  const labels = await readLabels(files)
  const format = isLayers(model.json) ? 'layers' : 'graph'
  const plain = { topology: model.json.modelTopology, weightSpecs: weights.specs }
  const repaired = format === 'layers' ? repairKeras(plain) : { ...plain, repairs: [] }
  return {
    name: files.name,
    format,
    ...repaired,
    weights: weights.bytes,
    extra: extraOf(model.json),
    labels: labels.names,
    labelSource: labels.source,
    sidecar,
  }
}

/** Old files do not say: a graph has nodes, a Keras model layers. */
function isLayers(json: Json): boolean {
  const format = asText(json.format)
  return format ? format === 'layers-model' : !Array.isArray(asObject(json.modelTopology).node)
}

function extraOf(json: Json): Json {
  const metadata = asObject(json.userDefinedMetadata)
  return {
    signature: json.signature ?? metadata.signature ?? null,
    userDefinedMetadata: metadata,
    generatedBy: json.generatedBy ?? null,
    convertedBy: json.convertedBy ?? null,
  }
}

async function readSidecar(files: ModelFiles): Promise<Json | null> {
  const path = [...files.paths, ...(files.sidecars ?? [])].find((name) =>
    /^metadata\.json$/i.test(baseName(name)),
  )
  if (!path) return null
  try {
    const json: unknown = JSON.parse(new TextDecoder().decode(await files.read(path)))
    return isObject(json) ? json : null
  } catch {
    return null
  }
}
