// The nodes whose value is a map [n, h, w, c] of features: made by a convolution, or from such a map position
// by position. Attention's [n, heads, tokens, tokens] is not one, nor is the picture on its way in.
import type { Node } from '../../engine/types'

const MAKES = /Conv|EinsumDense/
/** Keep positions, but are the same picture moved, framed or passed on: no layers of their own. */
const HIDDEN =
  /^(Zero)?Pad|MirrorPad|^Identity|^Cast$|Dropout|^Random|StochasticDepth|^Cropping|GaussianNoise/
/** What comes out has other positions, whatever its shape. */
const LOSES = /^(Reshape|Transpose|Permute|BatchMatMul|MatMul|Einsum|Softmax|Mean|Sum|Shape)/

export function mapNodes(path: readonly Node[]): Node[] {
  const maps = new Map<string, Node>()
  for (const node of path) if (isMap(node, maps)) maps.set(node.name, node)
  return [...maps.values()].filter((node) => !isHidden(node) && !/:(linear|flat)$/.test(node.name))
}

/** Axes in another order are the same map, unless people know it by a name. */
function isHidden({ op, also }: Node): boolean {
  return HIDDEN.test(op) || (op === 'Transpose' && also === undefined)
}

function isMap(node: Node, maps: ReadonlyMap<string, Node>): boolean {
  const [batch, height, width, channels] = node.shape ?? []
  if (node.shape?.length !== 4 || batch !== null || !channels) return false
  if ((height ?? 0) * (width ?? 0) <= 1) return false
  if (node.holds) return node.holds === 'map'
  if (MAKES.test(node.op)) return true
  return !LOSES.test(node.op) && node.inputs.some((input) => maps.has(input))
}
