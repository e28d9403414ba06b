import { asList, asObject, asText } from '../json'

/** The model's own name, then those of the networks inside it, as transfer learning leaves them. */
export function layersNames(topology: unknown): readonly string[] {
  const root = asObject(topology)
  const config = asObject(asObject(root.model_config ?? root).config)
  const inner = asList(config.layers)
    .map(asObject)
    .filter(({ class_name }) => class_name === 'Functional' || class_name === 'Model')
  return [config, ...inner.map((layer) => asObject(layer.config))].flatMap(({ name }) => asText(name) ?? [])
}
