// The door to models: files in, classifier out.

import { readArtifacts } from './files/readArtifacts'
import type { LoadReport } from './format'
import { type OpenOptions, openArtifacts } from './openArtifacts'
import { openFitted } from './openFitted'
import type { ModelFiles, OpenModel } from './types'

export { filesFromBlobs } from './files/files'
export { filesFromUrl } from './files/urlFiles'
export { openArtifacts, openFitted, readArtifacts }

/**
 * A model of any known format, on the present backend; whoever opens disposes.
 * @throws NotReadable, UnsupportedModel, BadRecipe for an output that the model does not have
 * @example
 * const model = await openModel(filesFromUrl({ url: 'https://example.org/net/model.json' }))
 * model.card.layers.map(({ name }) => name) // what can be explained
 * model.dispose()
 */
export async function openModel(
  files: ModelFiles,
  options: OpenOptions & { readonly report?: LoadReport } = {},
): Promise<OpenModel> {
  return openFitted(files, await readArtifacts(files, options.report, options.formats), options)
}
