// Questions about how the nodes of a network hang together.
import type { Node } from '../../engine/types'

/** Nodes by name. */
export type NodeMap = ReadonlyMap<string, Node>

/** Nodes by name. */
export function nodeMap(nodes: readonly Node[]): NodeMap {
  return new Map(nodes.map((node) => [node.name, node]))
}

/** The nodes that lie on a way from `from` to `to`, both included, in the network's order. */
export function nodesBetween(nodes: readonly Node[], from: string, to: string): Node[] {
  const after = new Set([from])
  for (const node of nodes) if (node.inputs.some((input) => after.has(input))) after.add(node.name)
  const before = new Set([to])
  for (const node of [...nodes].reverse()) {
    if (before.has(node.name)) for (const input of node.inputs) before.add(input)
  }
  return nodes.filter(({ name }) => after.has(name) && before.has(name))
}

/** Those of `path` that no way goes around. `path` is what lies between two nodes, in order. */
export function bottlenecks(path: readonly Node[]): Set<string> {
  const place = new Map(path.map((node, i) => [node.name, i]))
  const farthest = path.map((_, i) => i)
  path.forEach((node, i) => {
    for (const input of node.inputs) {
      const j = place.get(input)
      if (j !== undefined) farthest[j] = Math.max(farthest[j] ?? 0, i)
    }
  })
  const found = new Set<string>()
  let reach = 0
  path.forEach((node, i) => {
    if (reach <= i) found.add(node.name)
    reach = Math.max(reach, farthest[i] ?? i)
  })
  return found
}
