// Who reads what in a graph.
import { type GraphNode, type GraphNodes, ownerOf } from '../graphFile'

/** The one node that reads the first output of another, once, where nobody asks for it. */
export type SoleReader = (node: GraphNode) => GraphNode | null

/** `asked`: values that somebody asks for. */
export function soleReaders(nodes: GraphNodes, asked: ReadonlySet<string>): SoleReader {
  const readers = new Map<string, { readonly node: GraphNode; readonly input: string }[]>()
  for (const node of nodes.values())
    for (const input of node.inputs) {
      const list = readers.get(ownerOf(input))
      if (list) list.push({ node, input })
      else readers.set(ownerOf(input), [{ node, input }])
    }
  const askedOf = new Set([...asked].map(ownerOf))
  return ({ name }) => {
    const [only, ...others] = readers.get(name) ?? []
    return only && others.length === 0 && only.input === name && !askedOf.has(name) ? only.node : null
  }
}
