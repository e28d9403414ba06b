// A layer's options against the table: what it does not say is refused by name, and so is a value that no kernel should see.

import { failure } from '../../errors'
import { asObject, asText, isObject } from '../json'
import { quoted } from '../quoted'
import { ATTRIBUTES, type Attributes, IDLE } from './attributes'
import { wrongValue } from './attributeValues'
import type { LayerConfig } from './layerCalls'
import { AS_ONNX } from './wayOut'

type Checked = Pick<LayerConfig, 'path' | 'className' | 'config'>

/** @throws UnsupportedModel, naming the layer, its class, the option and its value. */
export function checkAttributes(layer: Checked): void {
  const attributes = ATTRIBUTES.get(layer.className)
  if (!attributes) return
  if (layer.className === 'Bidirectional') checkInside(layer)
  for (const [key, value] of Object.entries(layer.config)) {
    if (!isHandled(attributes, key, value)) throw refusal(layer, key, value)
    const wrong = wrongValue(key, value)
    if (wrong)
      throw failure(
        'UnsupportedModel',
        `The layer ${quoted(layer.path)} (${layer.className}) has ${key} = ${quoted(value)}; it ${wrong}.`,
      )
  }
}

const DIRECTED = new Set(['LSTM', 'GRU', 'SimpleRNN'])

/** What goes both ways is computed with its wrapper, and never built by itself. */
function checkInside(layer: Checked): void {
  for (const key of ['layer', 'backward_layer']) {
    const inner = layer.config[key]
    if (!isObject(inner)) continue
    const className = asText(inner.class_name) ?? ''
    if (!DIRECTED.has(className)) throw refusal(layer, `${key} of class`, className)
    checkAttributes({ ...layer, className, config: asObject(inner.config) })
  }
}

/** Whether the table says of a key of a class what becomes of it. */
export function isListed(className: string, key: string): boolean {
  const attributes = ATTRIBUTES.get(className)
  const only = attributes?.only ?? {}
  const named = [...(attributes?.honoured ?? []), ...(attributes?.idle ?? []), ...Object.keys(only)]
  return attributes !== undefined && (IDLE.test(key) || named.includes(key))
}

/** What is null is left to its default. */
function isHandled({ honoured, idle, only }: Attributes, key: string, value: unknown): boolean {
  if (IDLE.test(key) || value === null || value === undefined) return true
  if (honoured.includes(key) || idle?.includes(key)) return true
  const allowed = only && Object.hasOwn(only, key) ? only[key] : undefined
  return allowed !== undefined && [value].flat().every((item) => allowed.includes(item))
}

function refusal({ path, className }: Checked, key: string, value: unknown): Error {
  if (key === 'data_format' && value === 'channels_first')
    return failure(
      'UnsupportedModel',
      `The layer ${quoted(path)} has its channels first (NCHW); convert the model with channels last (NHWC).`,
    )
  return failure(
    'UnsupportedModel',
    `The layer ${quoted(path)} (${className}) has ${key} = ${quoted(value)}, which is not supported here; ${AS_ONNX}.`,
  )
}
