// The parts of Keras's JSON that are looked at before it is read into a tree (layerTree.ts): while older and newer files are
// rewritten.
import { asList, asObject, asText, isObject, type Json } from '../json'

/** `Addons>GroupNormalization`, `package|Conv2D` and `keras.layers.Dense` are the class behind the package. */
export function classOf(layer: Json): string {
  const written = asText(layer.class_name) ?? ''
  return written.slice(
    Math.max(written.lastIndexOf('>'), written.lastIndexOf('|'), written.lastIndexOf('.')) + 1,
  )
}

/** A model, alone or used as a layer of another. */
export function isContainer(layer: Json): boolean {
  return containerClass(layer) !== null
}

/**
 * Which kind of model; null for a layer. A model of its author's class, as `class Trainer(keras.Model)` makes it for a
 * training step of its own, has all its layers in the file, written as Keras writes its own models.
 */
export function containerClass(layer: Json): 'Sequential' | 'Functional' | null {
  const name = classOf(layer)
  // A Pipeline is one of layers that prepare a picture.
  if (name === 'Sequential' || name === 'Pipeline') return 'Sequential'
  if (name === 'Model' || name === 'Functional') return 'Functional'
  const config = asObject(layer.config)
  const layers = asList(config.layers)
  if (layers.length === 0 || !layers.every(isLayer)) return null
  if (config.input_layers !== undefined && config.output_layers !== undefined) return 'Functional'
  // Of what only has layers nobody knows whether they follow one another, but where it begins as a Sequential.
  return classOf(asObject(layers[0])) === 'InputLayer' ? 'Sequential' : null
}

const isLayer = (value: unknown) => isObject(value) && asText(value.class_name) !== null && 'config' in value

export function layersOf(model: Json): readonly Json[] {
  const config = model.config
  return asList(Array.isArray(config) ? config : asObject(config).layers).map(asObject)
}

export function nameOf(layer: Json): string {
  return asText(layer.name) ?? asText(asObject(layer.config).name) ?? asText(layer.class_name) ?? 'layer'
}

/** What a model begins or ends with: one reference, a list or a dictionary of them; always a list. */
export function references(value: unknown): readonly unknown[] {
  if (isObject(value)) return Object.values(value).flatMap(references)
  const list = asList(value)
  return typeof list[0] === 'string'
    ? [list]
    : list.flatMap((item) => (Array.isArray(item) || isObject(item) ? references(item) : []))
}
