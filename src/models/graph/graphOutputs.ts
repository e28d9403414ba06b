// Operators with several outputs, each given a node of its own: tfjs-converter can be fed only one of them.
import { FLOAT } from './attributes'
import { type GraphNode, type GraphNodes, nodesByName, ownerOf } from './graphFile'
import type { Graph } from './graphNodes'

/** The name of a value in the graph that `withOutputNodes` makes. */
export function outputNode(value: string, graph: Graph): string {
  const owner = ownerOf(value)
  if ((graph.values.get(owner)?.length ?? 0) < 2) return value
  return `${owner}/output_${value === owner ? 0 : value.slice(owner.length + 1)}`
}

export function withOutputNodes(nodes: GraphNodes, graph: Graph): GraphNodes {
  const several = [...graph.values.values()].filter((values) => values.length > 1).flat()
  if (several.length === 0) return nodes
  const passed = several.map(
    (value): GraphNode => ({
      name: outputNode(value, graph),
      op: 'Identity',
      inputs: [value],
      attributes: new Map([['T', FLOAT]]),
    }),
  )
  const readers = [...nodes.values()].map((node) => ({
    ...node,
    inputs: node.inputs.map((input) => outputNode(input, graph)),
  }))
  return nodesByName([...readers, ...passed])
}
