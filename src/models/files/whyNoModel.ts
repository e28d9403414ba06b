// What to say where no format knows the files: a damaged model.json, another JSON, a file to be converted.

import { failure } from '../../errors'
import { quoted } from '../quoted'
import type { ModelFiles } from '../types'
import { baseName } from './baseName'
import { foreignFiles, isCalledPicture } from './foreign'
import { parseModel } from './modelJson'
import { likeliestFirst } from './tfjsJson'

export async function whyNoModel(files: ModelFiles): Promise<Error> {
  const old = files.paths.find((path) =>
    /^(tensorflowjs_model\.pb|weights_manifest\.json)$/i.test(baseName(path)),
  )
  if (old !== undefined) return failure('UnsupportedModel', withoutJson({ paths: [old], name: old }))
  const [path] = likeliestFirst(files.paths.filter((name) => /\.json$/i.test(name)))
  const foreign = foreignAmong(files).length > 0
  // A config.json beside weights of another kind is no damaged model.
  if (path !== undefined && (!foreign || /model[^/]*$/i.test(path))) {
    const error = await files.read(path).then((bytes) => failureIn(bytes, path))
    if (error) return error
  }
  return failure('UnsupportedModel', withoutJson(files))
}

function failureIn(bytes: ArrayBuffer, path: string): Error | null {
  try {
    parseModel(bytes, path)
    return null
  } catch (error) {
    return error instanceof Error ? error : null
  }
}

type Named = Pick<ModelFiles, 'paths' | 'name'>

/** A folder may be told by its own name: net.mlpackage. */
const foreignAmong = ({ paths, name }: Named) =>
  foreignFiles([...paths, name].filter((path) => !isCalledPicture(path)))

function withoutJson({ paths, name }: Named): string {
  const [foreign] = foreignAmong({ paths, name })
  const names = paths.slice(0, 3).map((path) => quoted(path))
  return (
    foreign ??
    `There is no model among the files (${names.join(', ')}); open an .onnx, .keras or .h5 file, or a model.json with its weight files.`
  )
}
