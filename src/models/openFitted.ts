// Where the names that somebody named do not fit an address's model, its own are looked for beside it, as if nobody had
// named any. Before that they are not asked for: named names mostly fit.

import { codeFor } from '../errors'
import type { Labels } from './facts/labels/types'
import { withBeside } from './files/beside'
import { type OpenOptions, openArtifacts } from './openArtifacts'
import type { ModelArtifacts, ModelFiles, OpenModel } from './types'

/**
 * `artifacts` opened, with names that fit them where there are any.
 * @param files what they were read from
 * @throws UnsupportedModel, BadRecipe for an output that the model does not have
 */
export async function openFitted(
  files: ModelFiles,
  artifacts: ModelArtifacts,
  options: OpenOptions = {},
): Promise<OpenModel> {
  const model = await openArtifacts(artifacts, options)
  const [named, ...others] = artifacts.labelLists ?? []
  if (!named || model.card.misfit === undefined || !files.peek) return model
  const isNew = (list: Labels) => ![named, ...others].some((known) => isSame(known, list))
  const own = (await ownLists(files, artifacts, options)).filter(isNew)
  if (own.length === 0) return model
  model.dispose()
  // What the model itself holds comes last, as ever.
  return openArtifacts({ ...artifacts, labelLists: [named, ...own, ...others] }, options)
}

async function ownLists(
  { labels: _, sidecars: __, ...bare }: ModelFiles,
  { format }: ModelArtifacts,
  { formats }: OpenOptions,
): Promise<readonly Labels[]> {
  const { readLabels } = await codeFor('lists of classes', () => import('./facts/labels/readLabels'))
  return readLabels(await withBeside(bare, format, formats))
}

const isSame = (a: Labels, b: Labels) => a.source === b.source && a.names.join('\n') === b.names.join('\n')
