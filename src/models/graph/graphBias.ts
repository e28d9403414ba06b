// The additive terms of a graph's convolutions and batch norms, as FullGrad sums them up.
import { add, clone, mul, reshape, rsqrt, sub, type Tensor, type Tensor1D, tidy } from '@tensorflow/tfjs-core'
import type { Network, Node } from '../../engine/types'
import { BEFORE } from '../network/openNetwork'
import { numberOf } from './attributes'
import { TO_LAST } from './channelsLast'
import { type GraphNode, ownerOf } from './graphFile'
import { fusedActivation } from './graphLinear'
import type { Graph } from './graphNodes'

type Terms = ReturnType<Network['biases']>
export type Constants = (name: string) => Tensor | null

const SUMS = /^(BiasAdd|Add|AddV2)$/
const CONVOLUTION = /^(_FusedConv2D|FusedDepthwiseConv2dNative)$/

export function graphBiases(graph: Graph, nodes: readonly Node[], constants: Constants): Terms {
  const shapes = new Map(nodes.map((node) => [node.name, node.shape]))
  return graph.path.flatMap((node) => {
    const shape = shapes.get(node.name)
    if (shape?.length !== 4) return []
    const bias = makeTerm(node, shape[3] ?? 0, (name) => constants(turnedFrom(name, graph)))
    return bias ? [{ node: fusedActivation(node) ? node.name + BEFORE : node.name, bias }] : []
  })
}

/** A constant [c, 1, 1] may stand behind a transposition. */
function turnedFrom(name: string, { all }: Graph): string {
  const node = all.get(name)
  return node?.op === TO_LAST ? ownerOf(node.inputs[0] ?? '') : name
}

/** A vector with one value a channel; other constants are no biases. */
function makeTerm(node: GraphNode, channels: number, constants: Constants): Tensor1D | null {
  if (node.op.startsWith('FusedBatchNorm')) return normTerm(node, constants)
  const added = CONVOLUTION.test(node.op) ? node.inputs.slice(2, 3) : SUMS.test(node.op) ? node.inputs : []
  const bias = added.map((input) => constants(ownerOf(input))).find((value) => value?.size === channels)
  if (!bias) return null
  return (bias.rank === 1 ? clone(bias) : reshape(bias, [channels])) as Tensor1D
}

/** offset - mean * scale / sqrt(variance + epsilon) */
function normTerm(node: GraphNode, constants: Constants): Tensor1D | null {
  const [scale, offset, mean, variance] = node.inputs.slice(1).map((input) => constants(ownerOf(input)))
  if (!scale || !offset || !mean || !variance || mean.size === 0) return null
  const epsilon = numberOf(node, 'epsilon') ?? 1e-4
  return tidy(() => sub(offset, mul(mean, mul(scale, rsqrt(add(variance, epsilon)))))) as Tensor1D
}
