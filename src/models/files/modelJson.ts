// The text of a model.json, checked.

import { failure } from '../../errors'
import { asObject, depthOf, isObject, type Json } from '../json'
import { quoted } from '../quoted'
import { looksLikeHtml } from './html'
import { mishap } from './mishap'

/** Deeper than any real model; beyond it a file is a trap for recursion. */
const DEEPEST = 400

/** @throws UnsupportedModel where the bytes are no TensorFlow.js model. */
export function parseModel(bytes: ArrayBuffer, name: string): Json {
  const text = new TextDecoder().decode(bytes)
  if (looksLikeHtml(text)) {
    throw failure('UnsupportedModel', `${quoted(name)} is a web page, not a model.json; check the address.`)
  }
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const why = mishap(new Uint8Array(bytes)) ?? 'is not valid JSON, so it is no model.json'
    throw failure('UnsupportedModel', `${quoted(name)} ${why}.`, error)
  }
  if (depthOf(json, DEEPEST) > DEEPEST) {
    throw failure(
      'UnsupportedModel',
      `${quoted(name)} is nested more than ${DEEPEST} levels deep, which no real model is.`,
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
    `${quoted(name)} ${what}; open the model.json that tensorflowjs_converter wrote.`,
  )
}
