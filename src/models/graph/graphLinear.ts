// The value of a fused operator before its activation, under the name `<operator>:linear`: the graph once more,
// with the activations as operators of their own, on the same weights.
import { BEFORE } from '../network/openNetwork'
import { FLOAT, texts, textsOf } from './attributes'
import { type GraphNode, type GraphNodes, nodesByName } from './graphFile'
import type { Graph } from './graphNodes'

const FUSED = /^(_FusedConv2D|FusedDepthwiseConv2dNative|_FusedMatMul)$/
const ACTIVATION = /^(Relu|Relu6|Elu|Sigmoid|LeakyRelu|Prelu)$/

/** The activation that is fused with an operator, or null. */
export function fusedActivation(node: GraphNode): string | null {
  if (!FUSED.test(node.op)) return null
  return textsOf(node, 'fused_ops').find((name) => ACTIVATION.test(name)) ?? null
}

/** The node's name in the graph that `withActivations` makes. */
export function linearName(value: string): string {
  return value.endsWith(BEFORE) ? `${value.slice(0, -BEFORE.length)}/before_activation` : value
}

/** Every fused activation as an operator of its own, under the name that the two had together. */
export function withActivations(nodes: GraphNodes, graph: Graph): GraphNodes {
  const fused = new Map(graph.path.map((node) => [node.name, fusedActivation(node)]))
  return nodesByName(
    [...nodes.values()].flatMap((node) => {
      const activation = fused.get(node.name)
      return activation ? takenApart(node, activation) : [node]
    }),
  )
}

function takenApart(node: GraphNode, activation: string): GraphNode[] {
  const { name, inputs, attributes } = node
  const before = linearName(name + BEFORE)
  const slopes = activation === 'Prelu' ? inputs.slice(-1) : []
  const linear = inputs.slice(0, inputs.length - slopes.length)
  const alpha = attributes.get('leakyrelu_alpha')
  return [
    {
      ...node,
      name: before,
      inputs: linear,
      attributes: new Map(attributes).set('fused_ops', texts(linear.length > 2 ? ['BiasAdd'] : [])),
    },
    {
      name,
      op: activation,
      inputs: [before, ...slopes],
      attributes: new Map([['T', FLOAT], ...(alpha ? [['alpha', alpha] as const] : [])]),
    },
  ]
}
