// Labels and scaling, found and not asked for: in the file's own metadata, and in the files that a Hugging Face folder
// or address has beside it. What is not there or not right is passed over: nobody asked for it.

import type { Labels } from '../../facts/labels/types'
import { asNumber, asObject, isObject, type Json } from '../../json'
import type { ModelFiles } from '../../types'
import type { OnnxModel } from '../proto/types'
import { huggingFaceFeeding, huggingFaceLabels } from './huggingFace'
import { timmFeeding, timmLabels } from './timm'
import { ultralyticsFeeding, ultralyticsLabels } from './ultralytics'

export interface Beside {
  readonly labels: Labels | null
  readonly sidecar: Json | null
}

export async function factsBeside({ metadata }: OnnxModel, files: ModelFiles, path: string): Promise<Beside> {
  const config = await jsonBeside('config.json', files, path)
  const processor = await jsonBeside('preprocessor_config.json', files, path)
  const labels = huggingFaceLabels(config) ?? timmLabels(config) ?? ultralyticsLabels(metadata)
  const feeding = huggingFaceFeeding(processor, config) ?? timmFeeding(config) ?? ultralyticsFeeding(metadata)
  const size = asNumber(asObject(feeding).height) ?? asNumber(config?.image_size)
  const sidecar = { ...(feeding && { feeding }), ...(size && { imageSize: size }) }
  return { labels, sidecar: Object.keys(sidecar).length > 0 ? sidecar : null }
}

/** In the folder of the model, or in the one around it where that is called `onnx`. */
async function jsonBeside(name: string, files: ModelFiles, path: string): Promise<Json | null> {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const around = /(^|\/)onnx\/$/i.test(folder) ? folder.slice(0, -'onnx/'.length) : folder
  const known = [...files.paths, ...(files.sidecars ?? [])]
  const place = [folder + name, around + name, `../${name}`, name].find((each) => known.includes(each))
  try {
    const bytes = place === undefined ? await askedFor(name, files) : await files.read(place)
    const json: unknown = bytes ? JSON.parse(new TextDecoder().decode(bytes)) : null
    return isObject(json) ? json : null
  } catch {
    return null
  }
}

/** Of an address, in the same order. */
async function askedFor(name: string, { peek }: ModelFiles): Promise<ArrayBuffer | null> {
  return (await peek?.(name)) ?? (await peek?.(`../${name}`)) ?? null
}
