// Reads the parts of Keras's JSON that every reader of a topology needs.
import { asList, asObject, asText, type Json } from '../json'

const CONTAINERS = new Set(['Sequential', 'Model', 'Functional'])

/** A model, alone or used as a layer of another. */
export function isContainer(layer: Json): boolean {
  return CONTAINERS.has(asText(layer.class_name) ?? '')
}

export function layersOf(model: Json): readonly Json[] {
  const config = model.config
  return asList(Array.isArray(config) ? config : asObject(config).layers).map(asObject)
}

export function nameOf(layer: Json): string {
  return asText(layer.name) ?? asText(asObject(layer.config).name) ?? asText(layer.class_name) ?? 'layer'
}

export function inputNames(model: Json): string[] {
  return asList(asObject(model.config).input_layers).map((entry) => String(asList(entry)[0]))
}

/** The input shape that a layer, or the first layer inside it, states. */
export function statedShape(layer: Json): readonly (number | null)[] | null {
  let current: Json | undefined = layer
  while (current) {
    const config = asObject(current.config)
    const stated = config.batch_input_shape ?? config.build_input_shape
    if (Array.isArray(stated)) return stated.map((size) => (typeof size === 'number' ? size : null))
    current = isContainer(current) ? layersOf(current)[0] : undefined
  }
  return null
}
