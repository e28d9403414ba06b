// Graphs with their channels first [n, c, h, w], which TensorFlow.js computes wrongly, rewritten to run with channels
// last: operators with a data_format and whatever works value by value keep their names and put out [n, h, w, c];
// every other operator gets its input as the file means it, through a transposition.

import { weightRanges } from '../files/weights'
import type { Sizes } from '../network/openNetwork'
import { FLOAT, flagOf, numbersOf, shape, sizesOf, text, textOf, wholeNumbers } from './attributes'
import { movedNode } from './channelsLastMoves'
import { type GraphFile, type GraphNode, ownerOf } from './graphFile'
import { type Constants, wholeConstants } from './graphLimits'
import { findPath } from './graphNodes'

/** Operators of our own, see graphOps.ts. */
export const TO_LAST = 'TransposeToLast'
export const TO_FIRST = 'TransposeToFirst'

const FORMATTED =
  /^(Conv2D|_FusedConv2D|DepthwiseConv2dNative|FusedDepthwiseConv2dNative|BiasAdd|MaxPool|AvgPool|FusedBatchNorm(V[23])?)$/
const VALUE_BY_VALUE =
  /^(Relu6?|Elu|Selu|LeakyRelu|Sigmoid|Tanh|Softplus|Erf|Exp|Abs|Neg|Sqrt|Rsqrt|Square|Identity|StopGradient|AddN|Add(V2)?|Sub|Mul|RealDiv|Maximum|Minimum|ClipByValue|Prelu)$/

interface Rewriting {
  /** Of each constant. */
  readonly shapes: ReadonlyMap<string, readonly number[]>
  readonly onPath: ReadonlySet<string>
  readonly turned: (picture: GraphNode) => boolean
  readonly constants: Constants
  /** Nodes that put out [n, h, w, c] where the file means [n, c, h, w]. */
  readonly last: Set<string>
  /** Transpositions that were put in, by name. */
  readonly added: Map<string, GraphNode>
}

/** The file as it is, where nothing has its channels first. @throws UnsupportedModel as findPath does. */
export function withChannelsLast(file: GraphFile): GraphFile {
  const { path } = findPath(file)
  const work: Rewriting = {
    shapes: new Map(weightRanges(file.weightSpecs).map((range) => [range.name, range.shape])),
    onPath: new Set(path.map(({ name }) => name)),
    turned: (picture) => takesFirst(picture, path),
    constants: wholeConstants(file),
    last: new Set(),
    added: new Map(),
  }
  const nodes = new Map(file.nodes)
  for (const node of path) nodes.set(node.name, rewritten(node, work))
  if (work.last.size === 0) return file
  return { ...file, nodes: new Map([...nodes, ...work.added]) }
}

function rewritten(node: GraphNode, work: Rewriting): GraphNode {
  if (node.op === 'Placeholder') return work.turned(node) ? asLast(openedLast(node), work) : node
  const isLast = (input: string) => work.last.has(ownerOf(input))
  if (isFormatted(node)) {
    // A layer normalisation is written as a batch norm of its own moments, and computed as it is.
    const stays = hasOwnMoments(node) && !isLast(node.inputs[0] ?? '')
    return stays ? node : asLast(reformatted(node, work), work)
  }
  const moved = movedNode(node, { isLast, constants: work.constants })
  if (moved) return moved.last ? asLast(moved.node, work) : moved.node
  const alone = VALUE_BY_VALUE.test(node.op) && node.inputs.some(isLast)
  if (alone && node.inputs.every((input) => fits(input, work)))
    return asLast({ ...node, inputs: node.inputs.map((input) => lastOf(input, work)) }, work)
  return {
    ...node,
    inputs: node.inputs.map((input) => (isLast(input) ? through(TO_FIRST, input, work) : input)),
  }
}

function reformatted(node: GraphNode, work: Rewriting): GraphNode {
  // Behind the picture only slopes [c, 1, 1] have an order; a filter has none.
  const ordered = (input: string, i: number) => i === 0 || rankOf(input, work) === 3
  const inputs = node.inputs.map((input, i) => (ordered(input, i) ? lastOf(input, work) : input))
  return { ...permuted(node), inputs }
}

const isFormatted = (node: GraphNode) => FORMATTED.test(node.op) && textOf(node, 'data_format') === 'NCHW'

const hasOwnMoments = (node: GraphNode) =>
  node.op.startsWith('FusedBatchNorm') && flagOf(node, 'is_training') !== false

/** Whether a picture comes in with its channels first: its shape says so, and so does what is made of it. */
function takesFirst(picture: GraphNode, path: readonly GraphNode[]): boolean {
  const first = path.some((node) => isFormatted(node) && !hasOwnMoments(node))
  return isFirst(sizesOf(picture) ?? []) && (first || meetsTranspose(picture, path))
}

/** Whether all that is made of the picture, padded or scaled, is transposed. */
function meetsTranspose(picture: GraphNode, path: readonly GraphNode[]): boolean {
  const same = new Set([picture.name])
  let met = false
  for (const { name, op, inputs } of path) {
    if (!inputs.some((input) => same.has(ownerOf(input)))) continue
    if (op === 'Transpose') met = true
    else if (/Pad/.test(op) || VALUE_BY_VALUE.test(op)) same.add(name)
    else return false
  }
  return met
}

function asLast(node: GraphNode, { last }: Rewriting): GraphNode {
  last.add(node.name)
  return node
}

/** Of a constant; 0 for one of a single value, -1 where it is none. */
function rankOf(input: string, { onPath, shapes }: Rewriting): number {
  const shape = shapes.get(ownerOf(input))
  if (onPath.has(ownerOf(input)) || !shape) return -1
  return shape.every((size) => size === 1) ? 0 : shape.length
}

/** Whether a value can be had with its channels last: computed so, or a constant that says where they are. */
function fits(input: string, work: Rewriting): boolean {
  return work.last.has(ownerOf(input)) || [0, 3, 4].includes(rankOf(input, work))
}

function lastOf(input: string, work: Rewriting): string {
  const fine = work.last.has(ownerOf(input)) || rankOf(input, work) === 0
  return fine ? input : through(TO_LAST, input, work)
}

/** The name of the value behind a transposition, which is put in once. */
function through(op: string, input: string, { added }: Rewriting): string {
  const name = `${input.replace(':', '_')}/${op}`
  added.set(name, { name, op, inputs: [input], attributes: new Map([['T', FLOAT]]) })
  return name
}

/** [n, c, h, w] -> [n, h, w, c] */
const lastOrder = <T>([n, c, h, w]: readonly T[]) => [n, h, w, c] as T[]

function permuted(node: GraphNode): GraphNode {
  const attributes = new Map(node.attributes).set('data_format', text('NHWC'))
  for (const key of ['strides', 'dilations', 'ksize', 'explicit_paddings']) {
    const sizes = numbersOf(node, key)
    const pairs = [0, 2, 4, 6].map((i) => sizes.slice(i, i + 2))
    if (sizes.length === 4) attributes.set(key, wholeNumbers(lastOrder(sizes)))
    if (sizes.length === 8) attributes.set(key, wholeNumbers(lastOrder(pairs).flat()))
  }
  return { ...node, attributes }
}

/** [n, 3, h, w] or [n, 1, h, w] */
function isFirst([, colours, ...places]: Sizes): boolean {
  const few = (size: number | null | undefined) => size === 1 || size === 3
  return places.length === 2 && few(colours) && !places.some(few)
}

function openedLast(node: GraphNode): GraphNode {
  const sizes = lastOrder(sizesOf(node) ?? [])
  return { ...node, attributes: new Map(node.attributes).set('shape', shape(sizes)) }
}
