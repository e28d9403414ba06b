// Finds the model.json among the files and reads it.
import { failure } from '../../errors'
import { asObject, depthOf, isObject, type Json } from '../json'
import type { ModelFiles } from '../types'
import { baseName } from './files'
import { foreignFile, looksLikeHtml } from './sniff'

export interface ModelJson {
  readonly path: string
  readonly json: Json
}

/** Deeper than any real model; beyond it a file is a trap for recursion. */
const DEEPEST = 400

/** @throws NotReadable, UnsupportedModel */
export async function readModelJson(files: ModelFiles): Promise<ModelJson> {
  if (files.paths.length === 0) return { path: '', json: parseModel(await files.read(''), files.name) }
  const candidates = inOrder(files.paths.filter((path) => /\.json$/i.test(path)))
  let first: unknown = null
  for (const path of candidates) {
    try {
      return { path, json: parseModel(await files.read(path), path) }
    } catch (error) {
      first ??= error
    }
  }
  if (first) throw first
  throw failure('UnsupportedModel', withoutJson(files.paths))
}

/** model.json first, sidecars last. */
function inOrder(paths: readonly string[]): string[] {
  const rank = (path: string) =>
    /^model\.json$/i.test(baseName(path)) ? 0 : /model/i.test(baseName(path)) ? 1 : isSidecar(path) ? 3 : 2
  return [...paths].sort((a, b) => rank(a) - rank(b) || a.length - b.length)
}

export function isSidecar(path: string): boolean {
  return /^(metadata|labels?|classes|class_names|.*class_index)\.json$/i.test(baseName(path))
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
