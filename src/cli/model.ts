// The model that --model names, with the labels that --labels names.

import { failure } from '../engine/errors'
import { parseLabels } from '../models/labels'
import { filesFromUrl, openArtifacts, readArtifacts } from '../models/open'
import type { ModelArtifacts, OpenModel } from '../models/types'
import type { Wish } from './command'
import { filesFromDisk, readBytes } from './files'

/** @throws NotReadable, UnsupportedModel */
export async function openModel({ model, labels, recipe }: Wish): Promise<OpenModel> {
  const files = /^https?:/i.test(model) ? filesFromUrl({ url: model }) : await filesFromDisk(model)
  const artifacts = await readArtifacts(files)
  const named = labels ? await withLabels(artifacts, labels) : artifacts
  return openArtifacts(named, { output: recipe.output })
}

async function withLabels(artifacts: ModelArtifacts, path: string): Promise<ModelArtifacts> {
  const labels = parseLabels((await readBytes(path)).toString('utf8'), path)
  if (labels.length === 0)
    throw failure('NotReadable', `${path} holds no labels; write one name a line, or a JSON list.`)
  return { ...artifacts, labels, labelSource: path }
}
