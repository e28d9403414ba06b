// The parts of Keras's JSON that are looked at before it is read into a tree (layerTree.ts): while older and newer files are
// rewritten.
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
