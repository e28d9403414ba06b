// The door to models: files in, classifier out.

import { readArtifacts } from './files/readArtifacts'
import type { LoadReport } from './format'
import { type OpenOptions, openArtifacts } from './openArtifacts'
import type { ModelFiles, OpenModel } from './types'

export { filesFromBlobs } from './files/files'
export { filesFromUrl } from './files/urlFiles'
export { openArtifacts, readArtifacts }

/** @throws NotReadable, UnsupportedModel, BadRecipe */
export async function openModel(
  files: ModelFiles,
  options: OpenOptions & { readonly report?: LoadReport } = {},
): Promise<OpenModel> {
  return openArtifacts(await readArtifacts(files, options.report, options.formats), options)
}
