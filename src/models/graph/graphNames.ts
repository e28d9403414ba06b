import { asList, asObject, asText } from '../json'

/** The scope that most nodes lie in: `MobilenetV2/expanded_conv_1/…`. */
export function graphNames(topology: unknown): readonly string[] {
  const nodes = asList(asObject(topology).node)
  const counts = new Map<string, number>()
  for (const node of nodes) {
    const parts = (asText(asObject(node).name) ?? '').split('/')
    const [scope, below] = parts.filter((part) => !/^(Stateful)?PartitionedCall(_\d+)?$/.test(part))
    if (scope && below) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > nodes.length / 2).map(([scope]) => scope)
}
