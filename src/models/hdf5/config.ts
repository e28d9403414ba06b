// The configuration in a Keras file: parsed, and refused in a sentence where it is not all of the model.

import { failure } from '../../errors'
import { asObject, asText, depthOf, isObject, type Json } from '../json'
import { isContainer, layersOf, nameOf } from '../keras/kerasJson'
import { AS_ONNX } from '../keras/wayOut'
import { quoted } from '../quoted'
import { fromKeras1 } from './keras1'

/** Deeper than any real model; beyond it a file is a trap for recursion. */
const DEEPEST = 400

/** `{ class_name, config }`. @throws UnsupportedModel */
export function parseConfig(text: string, name: string): Json {
  const model = parsed(text, name)
  if (depthOf(model, DEEPEST) > DEEPEST)
    throw failure(
      'UnsupportedModel',
      `${quoted(name)} is nested more than ${DEEPEST} levels deep, which no real model is.`,
    )
  const className = asText(model.class_name)
  if (className === null || !(isObject(model.config) || Array.isArray(model.config)))
    throw failure('UnsupportedModel', `${quoted(name)} has a configuration without a model in it.`)
  if (!isContainer(model))
    throw failure(
      'UnsupportedModel',
      `${quoted(name)} is a model of its own class ${quoted(className)}, whose computation is Python code that the file does not hold; ${AS_ONNX}.`,
    )
  refuseCode(model)
  return fromKeras1(model)
}

function parsed(text: string, name: string): Json {
  try {
    return asObject(JSON.parse(text))
  } catch (error) {
    throw failure(
      'UnsupportedModel',
      `The configuration in ${quoted(name)} is not valid JSON; get the file again.`,
      error,
    )
  }
}

/** Layers whose computation is Python code, or whole numbers. */
function refuseCode(model: Json): void {
  for (const layer of layersOf(model)) {
    const policy = readPolicy(asObject(layer.config).dtype)
    if (/^(int[48]|float8)(_|$)/.test(policy))
      throw failure(
        'UnsupportedModel',
        `The layer "${nameOf(layer)}" is quantised (${policy}); save the model as it was before model.quantize.`,
      )
    if (layer.class_name === 'Lambda')
      throw failure(
        'UnsupportedModel',
        `The layer "${nameOf(layer)}" is a Lambda, Python code that only Python can run; replace it by Keras layers, or ${AS_ONNX}.`,
      )
    if (isContainer(layer)) refuseCode(layer)
  }
}

/** A name, or an object with one: "mixed_float16", "int8_from_float32". */
function readPolicy(dtype: unknown): string {
  const config = asObject(asObject(dtype).config)
  return (
    asText(dtype) ?? asText(config.name) ?? [config.mode, config.source_name].filter(Boolean).join('_from_')
  )
}
