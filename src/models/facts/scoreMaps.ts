// Where the output has places of its own ([n, h, w, classes]): the nodes that are class scores already, from the
// layer that makes them to the output. They are maps, but explain nothing.
import type { Node } from '../../engine/types'
import { nodeMap } from '../network/nodeOrder'

/** Makes scores of features; a transposed one may also enlarge scores. */
const MAKES = /Conv|Dense|MatMul|Einsum/
const ENLARGES = /Transpose|Backprop/

/** Empty for an output without places. `path` leads to the scores. */
export function scoreMaps(path: readonly Node[], logits: string): ReadonlySet<string> {
  const nodes = nodeMap(path)
  const classes = classesOf(nodes.get(logits))
  const scores = new Set<string>()
  const ahead = classes === null ? [] : [logits]
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const node = nodes.get(name)
    if (!node || classesOf(node) !== classes || scores.has(name)) continue
    scores.add(name)
    if (!MAKES.test(node.op) || ENLARGES.test(node.op)) ahead.push(...node.inputs)
  }
  return scores
}

const classesOf = (node: Node | undefined) => (node?.shape?.length === 4 ? (node.shape[3] ?? null) : null)
