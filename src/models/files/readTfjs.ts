// model.json and its shards to artifacts. Which of the two formats it is only the whole file tells.
import type { LoadReport, ReadModel } from '../format'
import { asObject, asText, type Json } from '../json'
import { repairKeras } from '../keras/keras3'
import type { ModelFiles } from '../types'
import { parseModel } from './modelJson'
import { readWeights } from './shards'

/** @throws NotReadable, UnsupportedModel */
export async function read(files: ModelFiles, path: string, report?: LoadReport): Promise<ReadModel> {
  const phase = files.paths.length === 0 ? 'downloading' : 'reading'
  const json = parseModel(await files.read(path), path || files.name)
  const weights = await readWeights({ path, json }, files, (loaded, total) =>
    report?.({ phase, loaded, total }),
  )
  const format = isLayers(json) ? 'layers' : 'graph'
  const plain = { topology: json.modelTopology, weightSpecs: weights.specs }
  const { topology, weightSpecs, repairs } =
    format === 'layers' ? repairKeras(plain) : { ...plain, repairs: [] }
  return { format, topology, weightSpecs, repairs, weights: weights.bytes, extra: extraOf(json) }
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
