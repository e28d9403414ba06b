// What an open model is called: as its folder or file, else as it calls itself, else by what it takes and gives.
// Converters write every model to a file called model.json, so that name alone tells no two apart.
import type { Classifier } from '../../engine/types'
import { asList, asObject, asText } from '../json'
import type { ModelArtifacts } from '../types'

type Named = Pick<ModelArtifacts, 'name' | 'format' | 'topology'>
type Ends = Pick<Classifier, 'classes' | 'inputShape'>

export function modelName(model: Named, { classes, inputShape: [height, width] }: Ends): string {
  const { name, format, topology } = model
  const own = format === 'layers' ? layersNames(topology) : graphNames(topology)
  const telling = [name, ...own].find((candidate) => !isUsual(candidate))
  if (telling) return telling
  const kind = format === 'layers' ? 'LayersModel' : 'GraphModel'
  const size = height && width ? `, ${height} × ${width}` : ''
  return `${kind} of ${classes.toLocaleString('en')} classes${size}`
}

/** What Keras, converters and browsers call a model that nobody named: `model (1)`, `sequential_20`. */
const isUsual = (name: string) =>
  /^((tf|tfjs|web|keras|saved|graph|my)[-_ ]?)?(model|sequential|functional)[-_ ]?\d*( ?\(\d+\))?$/i.test(
    name,
  )

/** The model's own name, then those of the networks inside it, as transfer learning leaves them. */
function layersNames(topology: unknown): readonly string[] {
  const root = asObject(topology)
  const config = asObject(asObject(root.model_config ?? root).config)
  const inner = asList(config.layers)
    .map(asObject)
    .filter(({ class_name }) => class_name === 'Functional' || class_name === 'Model')
  return [config, ...inner.map((layer) => asObject(layer.config))].flatMap(({ name }) => asText(name) ?? [])
}

/** The scope that most nodes lie in: `MobilenetV2/expanded_conv_1/…`. */
function graphNames(topology: unknown): readonly string[] {
  const nodes = asList(asObject(topology).node)
  const counts = new Map<string, number>()
  for (const node of nodes) {
    const parts = (asText(asObject(node).name) ?? '').split('/')
    const [scope, below] = parts.filter((part) => !/^(Stateful)?PartitionedCall(_\d+)?$/.test(part))
    if (scope && below) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > nodes.length / 2).map(([scope]) => scope)
}
