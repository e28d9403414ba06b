// The text of a model.json, checked; and what to say where there is none.
import { failure } from '../../errors'
import { asObject, depthOf, isObject, type Json } from '../json'
import type { ModelFiles } from '../types'
import { foreignFile, looksLikeHtml } from './sniff'
import { likeliestFirst } from './tfjsJson'

/** Deeper than any real model; beyond it a file is a trap for recursion. */
const DEEPEST = 400

/** What is wrong with files that no format knows: a damaged model.json, another JSON, a file to be converted. */
export async function whyNoModel(files: ModelFiles): Promise<Error> {
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
  const names = paths.slice(0, 3).map((path) => `"${path}"`)
  return (
    foreign ??
    `There is no model.json among the files (${names.join(', ')}); open it together with its weight files.`
  )
}

/** @throws UnsupportedModel where the bytes are no TensorFlow.js model. */
export function parseModel(bytes: ArrayBuffer, name: string): Json {
  const text = new TextDecoder().decode(bytes)
  if (looksLikeHtml(text)) {
    throw failure('UnsupportedModel', `"${name}" is a web page, not a model.json; check the address.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw failure('UnsupportedModel', `"${name}" is not valid JSON, so it is no model.json.`, error)
  }
  if (depthOf(json, DEEPEST) > DEEPEST) {
    throw failure(
      'UnsupportedModel',
      `"${name}" is nested more than ${DEEPEST} levels deep, which no real model is.`,
    )
  }
  return checked(json, name)
}

function checked(json: unknown, name: string): Json {
  if (isObject(json) && isObject(json.modelTopology)) return json
  const weightsOnly = Array.isArray(asObject(json).weightsManifest) || Array.isArray(json)
  const what = weightsOnly
    ? 'holds no modelTopology'
    : 'is JSON, but no TensorFlow.js model (no modelTopology)'
  throw failure(
    'UnsupportedModel',
    `"${name}" ${what}; open the model.json that tensorflowjs_converter wrote.`,
  )
}
