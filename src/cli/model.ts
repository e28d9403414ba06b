// The model that --model names, with the labels that --labels names.
import { basename } from 'node:path'
import { failure } from '../errors'
import { labelsIn } from '../models/facts/labels/parseLabels'
import { download } from '../models/files/download'
import { mishap } from '../models/files/mishap'
import { filesFromUrl, openArtifacts, readArtifacts } from '../models/open'
import { single } from '../models/single'
import type { ModelArtifacts, OpenModel } from '../models/types'
import { isAddress } from './address'
import { fetchWithLogin } from './fetchWithLogin'
import { readBytes } from './files'
import { filesFromDisk } from './modelFolder'
import type { Options } from './options'
import { shortPath } from './words'

/** @throws NotReadable, UnsupportedModel, BadRecipe where the labels are not as many as the classes */
export async function openModel({ model, labels, recipe }: Options, alone = false): Promise<OpenModel> {
  const files = isAddress(model) ? filesFromUrl({ url: model }, fetchWithLogin) : await filesFromDisk(model)
  const read = await readArtifacts(files)
  const artifacts = alone ? single(read) : read
  const named = labels ? await withLabels(artifacts, labels) : artifacts
  const opened = await openArtifacts(named, { output: recipe.output })
  const { classes, labelSource } = opened.card
  if (!labels || labelSource === basename(labels)) return opened
  opened.dispose()
  const count = `${named.labels.length} ${named.labels.length === 1 ? 'name' : 'names'}`
  throw failure(
    'BadRecipe',
    `${shortPath(labels)} holds ${count}, but the model has ${classes} classes; give each a name.`,
  )
}

async function withLabels(artifacts: ModelArtifacts, path: string): Promise<ModelArtifacts> {
  const bytes = isAddress(path) ? await download(path, fetchWithLogin) : await readBytes(path)
  const name = shortPath(path)
  const befallen = mishap(new Uint8Array(bytes))
  if (befallen) throw failure('NotReadable', `${name} ${befallen}.`)
  const read = labelsIn(new Uint8Array(bytes), path)
  if (read === null) throw failure('NotReadable', `${name} is no text; give a file of one name a line.`)
  const list = { ...read, source: basename(path) }
  if (list.names.length === 0)
    throw failure('NotReadable', `${name} holds no names; write one a line, or a JSON list.`)
  return { ...artifacts, labels: list.names, labelSource: list.source, labelLists: [list] }
}
