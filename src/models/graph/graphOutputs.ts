// Operators with several outputs, each given a node of its own: tfjs-converter can be fed only one of them.

import { asList, asObject, type Json } from '../json'
import { type Graph, ownerOf, valueName } from './graphNodes'

/** The name of a value in the graph that `withOutputNodes` makes. */
export function outputNode(value: string, graph: Graph): string {
  const owner = ownerOf(value)
  if ((graph.values.get(owner)?.length ?? 0) < 2) return value
  return `${owner}/output_${value === owner ? 0 : value.slice(owner.length + 1)}`
}

export function withOutputNodes(topology: Json, graph: Graph): Json {
  const several = [...graph.values.values()].filter((values) => values.length > 1).flat()
  if (several.length === 0) return topology
  const passed = several.map((value) => ({
    name: outputNode(value, graph),
    op: 'Identity',
    input: [value],
    attr: { T: { type: 'DT_FLOAT' } },
  }))
  const nodes = asList(topology.node).map((entry) => {
    const node = asObject(entry)
    return { ...node, input: asList(node.input).map((input) => outputNode(valueName(String(input)), graph)) }
  })
  return { ...topology, node: [...nodes, ...passed] }
}
