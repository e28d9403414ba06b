// A graph with each chain of a convolution as one operator, under the name of the chain's end.
//   filter' = filter * factor;  bias' = bias * factor + term
import type { OfFile } from '../../../tfjs/packing/renewable'
import { FLOAT, texts } from '../attributes'
import { type GraphNode, type GraphNodes, nodesByName } from '../graphFile'
import type { Made } from '../graphWeights'
import { type Chain, fusedOp, isDepthwise } from './chains'
import type { FloatConstants } from './constants'

export interface FoldedGraph {
  readonly nodes: GraphNodes
  /** Constants that the file does not hold, by name. */
  readonly made: Made
}

export function foldGraph(
  nodes: GraphNodes,
  chains: readonly Chain[],
  constants: FloatConstants,
): FoldedGraph {
  const made = new Map<string, OfFile>()
  const left = new Set(chains.flatMap(({ skips }) => skips))
  const ends = new Map(chains.map((chain) => [chain.last.name, chain]))
  const folded = [...nodes.values()].flatMap((node) => {
    if (left.has(node.name)) return []
    const chain = ends.get(node.name)
    return chain ? foldedNodes(chain, made, constants) : [node]
  })
  return { nodes: nodesByName(folded), made }
}

const constant = (name: string): GraphNode => ({
  name,
  op: 'Const',
  inputs: [],
  attributes: new Map([['dtype', FLOAT]]),
})

function foldedNodes(chain: Chain, made: Map<string, OfFile>, constants: FloatConstants): GraphNode[] {
  const { first, last, linear, affine, activation } = chain
  const { factor, term } = affine
  const [x = '', own = ''] = first.inputs
  const filter = factor ? `${linear}/folded_filter` : own
  const bias = `${linear}/folded_bias`
  if (factor)
    made.set(filter, { shape: chain.filter.shape, numbers: () => foldedFilter(chain, factor, constants) })
  if (term) made.set(bias, { shape: [term.length], numbers: () => term })
  const tail = [...(term ? ['BiasAdd'] : []), ...(activation ? [activation] : [])]
  const node: GraphNode = {
    name: last.name,
    op: fusedOp(first.op),
    inputs: [x, filter, ...(term ? [bias] : [])],
    attributes: new Map(first.attributes).set('fused_ops', texts(tail)),
  }
  return [...(factor ? [constant(filter)] : []), ...(term ? [constant(bias)] : []), node]
}

/** A depthwise filter [h, w, c, m] has its channels in its last two axes, any other in its last. */
function foldedFilter(
  { first, filter }: Chain,
  factor: Float32Array,
  { read }: FloatConstants,
): Float32Array {
  const values = read(filter)
  const channels = isDepthwise(first.op) ? factor.length : (filter.shape.at(-1) ?? 1)
  for (let i = 0; i < values.length; i++) values[i] = (values[i] ?? 0) * (factor[i % channels] ?? 0)
  return values
}
