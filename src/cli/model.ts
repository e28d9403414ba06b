// The model that --model names, with the labels that --labels names.

import { failure } from '../errors'
import { parseLabels } from '../models/facts/labels'
import { filesFromUrl, openArtifacts, readArtifacts } from '../models/open'
import type { ModelArtifacts, OpenModel } from '../models/types'
import type { Options } from './command'
import { filesFromDisk, readBytes } from './files'

/** @throws NotReadable, UnsupportedModel, BadRecipe where the labels are not as many as the classes */
export async function openModel({ model, labels, recipe }: Options): Promise<OpenModel> {
  const files = /^https?:/i.test(model) ? filesFromUrl({ url: model }) : await filesFromDisk(model)
  const artifacts = await readArtifacts(files)
  const named = labels ? await withLabels(artifacts, labels) : artifacts
  const opened = await openArtifacts(named, { output: recipe.output })
  const { classes, labelSource } = opened.card
  if (!labels || labelSource === labels) return opened
  opened.dispose()
  const count = `${named.labels.length} ${named.labels.length === 1 ? 'label' : 'labels'}`
  throw failure(
    'BadRecipe',
    `${labels} holds ${count}, but the model has ${classes} classes; give each a name.`,
  )
}

async function withLabels(artifacts: ModelArtifacts, path: string): Promise<ModelArtifacts> {
  const text = (await readBytes(path)).toString('utf8')
  if (text.includes('\0')) throw failure('NotReadable', `${path} is no text; give a file of one name a line.`)
  const labels = parseLabels(text, path)
  if (labels.length === 0)
    throw failure('NotReadable', `${path} holds no labels; write one name a line, or a JSON list.`)
  return { ...artifacts, labels, labelSource: path }
}
