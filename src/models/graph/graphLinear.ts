// The value of a fused operator before its activation, under the name `<operator>:linear`: the graph once more,
// with the activations as operators of their own, on the same weights.

import { asList, asObject, type Json } from '../json'
import { BEFORE } from '../network/openNetwork'
import { attrTexts } from './graphChecks'
import type { Graph, GraphNode } from './graphNodes'

const FUSED = /^(_FusedConv2D|FusedDepthwiseConv2dNative|_FusedMatMul)$/
const ACTIVATION = /^(Relu|Relu6|Elu|Sigmoid|LeakyRelu|Prelu)$/

/** The activation that is fused with an operator, or null. */
export function fusedActivation(node: GraphNode): string | null {
  if (!FUSED.test(node.op)) return null
  return attrTexts(node, 'fused_ops').find((name) => ACTIVATION.test(name)) ?? null
}

/** The node's name in the graph that `withActivations` makes. */
export function linearName(value: string): string {
  return value.endsWith(BEFORE) ? `${value.slice(0, -BEFORE.length)}/before_activation` : value
}

/** Every fused activation as an operator of its own, under the name that the two had together. */
export function withActivations(topology: unknown, graph: Graph): Json {
  const whole = asObject(topology)
  const fused = new Map(graph.path.map((node) => [node.name, fusedActivation(node)]))
  const node = asList(whole.node).flatMap((entry) => {
    const json = asObject(entry)
    const activation = fused.get(String(json.name))
    return activation ? takenApart(json, activation) : [json]
  })
  return { ...whole, node }
}

function takenApart(node: Json, activation: string): Json[] {
  const { name, attr } = node
  const before = linearName(`${String(name)}${BEFORE}`)
  const inputs = asList(node.input).map(String)
  const slopes = activation === 'Prelu' ? inputs.slice(-1) : []
  const biased = { list: { s: [btoa('BiasAdd')] } }
  const hasBias = inputs.length - slopes.length > 2
  const { leakyrelu_alpha: alpha } = asObject(attr)
  return [
    {
      ...node,
      name: before,
      input: inputs.slice(0, inputs.length - slopes.length),
      attr: { ...asObject(attr), fused_ops: hasBias ? biased : { list: {} } },
    },
    {
      name,
      op: activation,
      input: [before, ...slopes],
      attr: { T: { type: 'DT_FLOAT' }, ...(alpha ? { alpha } : {}) },
    },
  ]
}
