// One layer of tfjs-layers from Keras's JSON, outside of any model of tfjs-layers.

import type { layers } from '@tensorflow/tfjs-layers'
import { quoted } from '../quoted'
import { AS_ONNX } from './wayOut'
import '@tensorflow/tfjs-layers'
import { failure } from '../../errors'
import { layerOfClass } from '../../tfjs/internals'
import { isObject, type Json } from '../json'
import type { LayerConfig } from './layerCalls'

/** What training needs and inference does not; unknown classes among it would stop the layer. */
const UNUSED = /(_initializer|_regularizer|_constraint)$|^(dtype|trainable|batch_input_shape)$/

/** @throws UnsupportedModel, naming the class and the layer. */
export function fromTfjs({ className, config, path }: LayerConfig): layers.Layer {
  const kept = Object.fromEntries(Object.entries(config).filter(([key]) => !UNUSED.test(key)))
  const layer = layerOfClass<layers.Layer>(className, toCamelCase(kept) as object)
  if (layer) return layer
  throw failure(
    'UnsupportedModel',
    `The layer ${quoted(path)} is of class ${quoted(className)}, which is not known here; replace it by standard Keras layers, or ${AS_ONNX}.`,
  )
}

/** tfjs-layers writes Keras's snake case as camel case, in keys and in values, but for names. */
function toCamelCase(value: unknown, key = ''): unknown {
  if (typeof value === 'string') return key === 'name' ? value : camel(value)
  if (Array.isArray(value)) return value.map((item) => toCamelCase(item))
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, item]: [string, unknown]) => [camel(name), toCamelCase(item, name)]),
  ) satisfies Json
}

function camel(text: string): string {
  return text.replace(/_+(\w|$)/g, (_, letter: string) => letter.toUpperCase())
}
