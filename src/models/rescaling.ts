// Whether a network scales its picture itself, before its first convolution.
import type { Network } from '../engine/types'
import type { ModelArtifacts } from './types'

const LAYERS = /^(Rescaling|Normalization)$/
const ARITHMETIC = /^(Mul|RealDiv|Div|Sub|Add|AddV2|TFOpLambda|SlicingOpLambda)$/
const PASSES =
  /^(Identity|Cast|Random.*|Reshape|.*Pad.*|.*Padding.*|InputLayer|Placeholder|Resizing|CenterCrop|Sequential|Transpose)$/

/** What scales it, for the sentence; null where nothing does. */
export function rescalesInside(network: Network, _artifacts: ModelArtifacts): string | null {
  let reached = new Set(network.inputs)
  for (const node of network.nodes) {
    if (!node.inputs.some((input) => reached.has(input))) continue
    if (LAYERS.test(node.op) || ARITHMETIC.test(node.op)) return `"${node.name}"`
    if (PASSES.test(node.op)) reached = new Set([...reached, node.name])
  }
  return null
}
