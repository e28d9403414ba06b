// What to say where no format knows the files: a damaged model.json, another JSON, a file to be converted.

import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { baseName } from './baseName'
import { foreignFile } from './foreign'
import { parseModel } from './modelJson'
import { likeliestFirst } from './tfjsJson'

export async function whyNoModel(files: ModelFiles): Promise<Error> {
  const old = files.paths.find((path) =>
    /^(tensorflowjs_model\.pb|weights_manifest\.json)$/i.test(baseName(path)),
  )
  if (old !== undefined) return failure('UnsupportedModel', withoutJson([old]))
  const [path] = likeliestFirst(files.paths.filter((name) => /\.json$/i.test(name)))
  if (path !== undefined) {
    const error = await files.read(path).then((bytes) => failureIn(bytes, path))
    if (error) return error
  }
  return failure('UnsupportedModel', withoutJson(files.paths))
}

function failureIn(bytes: ArrayBuffer, path: string): Error | null {
  try {
    parseModel(bytes, path)
    return null
  } catch (error) {
    return error instanceof Error ? error : null
  }
}

function withoutJson(paths: readonly string[]): string {
  const foreign = paths.map(foreignFile).find((sentence) => sentence !== null)
  const names = paths.slice(0, 3).map((path) => quoted(path))
  return (
    foreign ??
    `There is no model.json among the files (${names.join(', ')}); open it together with its weight files.`
  )
}
