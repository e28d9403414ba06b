// Convolutions and products of a graph with what stands behind them and only there: bias, batch norm, activation. The
// converter folds and fuses most of them; a graph that another tool wrote, or a batch norm in two operators, it does not.
import { elements, type WeightRange } from '../../files/weights'
import { textOf, textsOf } from '../attributes'
import type { GraphNode } from '../graphFile'
import { type Affine, affineOf, followedBy, SAME } from './affine'
import type { FloatConstants } from './constants'
import type { Place } from './frames'
import { type SoleReader, soleReaders } from './readers'

export interface Chain {
  readonly first: GraphNode
  /** The node that becomes all of it. */
  readonly last: GraphNode
  /** The name of the last one before the activation: filter and bias are the same whether that is among it or not. */
  readonly linear: string
  /** Values between, which nobody else reads. */
  readonly skips: readonly string[]
  readonly filter: WeightRange
  readonly affine: Affine
  readonly activation: 'Relu' | 'Relu6' | null
}

/** What each becomes. */
const FUSED: ReadonlyMap<string, string> = new Map([
  ['Conv2D', '_FusedConv2D'],
  ['_FusedConv2D', '_FusedConv2D'],
  ['DepthwiseConv2dNative', 'FusedDepthwiseConv2dNative'],
  ['FusedDepthwiseConv2dNative', 'FusedDepthwiseConv2dNative'],
  ['MatMul', '_FusedMatMul'],
  ['_FusedMatMul', '_FusedMatMul'],
])

export const fusedOp = (op: string): string => FUSED.get(op) ?? op
export const isDepthwise = (op: string): boolean => /Depthwise/.test(op)
const isProduct = (op: string) => /MatMul$/.test(op)

export function findChains({
  nodes,
  asked,
  constants,
}: Pick<Place, 'nodes' | 'asked' | 'constants'>): Chain[] {
  const soleReader = soleReaders(nodes, asked)
  return [...nodes.values()].flatMap((node) => chainAt(node, constants, soleReader) ?? [])
}

function chainAt(first: GraphNode, constants: FloatConstants, soleReader: SoleReader): Chain | null {
  const start = startOf(first, constants)
  if (!start) return null
  const { filter, channels } = start
  const rank = filter.shape.length
  let affine = start.affine
  let last = first
  const skips: string[] = []
  const advance = (next: GraphNode) => {
    skips.push(last.name)
    last = next
  }
  for (let next = soleReader(last); next; next = soleReader(last)) {
    const more = affineOf(next, last.name, { channels, constants, rank })
    if (!more || (isProduct(first.op) && more.factor)) break
    affine = followedBy(affine, more)
    advance(next)
  }
  const linear = last.name
  const end = soleReader(last)
  const activation = end?.op === 'Relu' || end?.op === 'Relu6' ? end.op : null
  if (end && activation) advance(end)
  return skips.length > 0 ? { first, last, linear, skips, filter, affine, activation } : null
}

/** The filter and the bias of an operator without an activation; null for any other. */
function startOf(node: GraphNode, constants: FloatConstants) {
  if (!FUSED.has(node.op) || textOf(node, 'data_format').startsWith('NC')) return null
  const filter = constants.find(node.inputs[1] ?? '')
  const tail = textsOf(node, 'fused_ops').filter((name) => name !== '')
  if (!filter || filter.shape.length !== (isProduct(node.op) ? 2 : 4)) return null
  if (tail.length > 1 || (tail.length === 1 && tail[0] !== 'BiasAdd')) return null
  const channels = channelsOf(node, filter)
  if (tail.length === 0) return { filter, channels, affine: SAME }
  const bias = constants.find(node.inputs[2] ?? '')
  if (!bias || elements(bias.shape) !== channels) return null
  return { filter, channels, affine: { factor: null, term: constants.read(bias) } }
}

function channelsOf(node: GraphNode, { shape }: WeightRange): number {
  if (isDepthwise(node.op)) return (shape[2] ?? 0) * (shape[3] ?? 0)
  const turned = isProduct(node.op) && node.attributes.get('transpose_b')?.values[0] === true
  return shape.at(turned ? -2 : -1) ?? 0
}
