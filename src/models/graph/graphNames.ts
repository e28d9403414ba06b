import type { GraphNode } from './graphFile'

/** The scope that most nodes lie in: `MobilenetV2/expanded_conv_1/…`. */
export function graphNames(nodes: readonly Pick<GraphNode, 'name'>[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const { name } of nodes) {
    const parts = name.split('/')
    const [scope, below] = parts.filter((part) => !/^(Stateful)?PartitionedCall(_\d+)?$/.test(part))
    if (scope && below) counts.set(scope, (counts.get(scope) ?? 0) + 1)
  }
  return [...counts].filter(([, count]) => count > nodes.length / 2).map(([scope]) => scope)
}
