// Graphs with their channels first [n, c, h, w], which TensorFlow.js computes wrongly, rewritten to run with channels
// last: operators with a data_format and whatever works value by value keep their names and put out [n, h, w, c];
// every other operator gets its input as the file means it, through a transposition.

import { asList, asObject, type Json } from '../json'
import type { ModelArtifacts } from '../types'
import { movedNode } from './channelsLastMoves'
import { attrText } from './graphChecks'
import { type Constants, wholeConstants } from './graphLimits'
import { type GraphNode, ownerOf, readGraph, valueName } from './graphNodes'

/** Operators of our own, see graphOps.ts. */
export const TO_LAST = 'TransposeToLast'
export const TO_FIRST = 'TransposeToFirst'

const FORMATTED =
  /^(Conv2D|_FusedConv2D|DepthwiseConv2dNative|FusedDepthwiseConv2dNative|BiasAdd|MaxPool|AvgPool|FusedBatchNorm(V[23])?)$/
const VALUE_BY_VALUE =
  /^(Relu6?|Elu|Selu|LeakyRelu|Sigmoid|Tanh|Softplus|Erf|Exp|Abs|Neg|Sqrt|Rsqrt|Square|Identity|StopGradient|AddN|Add(V2)?|Sub|Mul|RealDiv|Maximum|Minimum|ClipByValue|Prelu)$/

interface Rewriting {
  /** Of each constant. */
  readonly shapes: ReadonlyMap<string, readonly unknown[]>
  readonly onPath: ReadonlySet<string>
  readonly turned: (picture: GraphNode) => boolean
  readonly constants: Constants
  /** Nodes that put out [n, h, w, c] where the file means [n, c, h, w]. */
  readonly last: Set<string>
  /** Transpositions that were put in, by name. */
  readonly added: Map<string, Json>
}

/** The artifacts as they are, where nothing has its channels first. @throws UnsupportedModel as readGraph does. */
export function withChannelsLast(artifacts: ModelArtifacts): ModelArtifacts {
  const topology = asObject(artifacts.topology)
  const { path } = readGraph(topology, artifacts.extra.signature)
  const specs = artifacts.weightSpecs.map(asObject)
  const work: Rewriting = {
    shapes: new Map(specs.map(({ name, shape }) => [String(name), asList(shape)])),
    onPath: new Set(path.map(({ name }) => name)),
    turned: (picture) => takesFirst(picture, path),
    constants: wholeConstants(artifacts),
    last: new Set(),
    added: new Map(),
  }
  const entries = new Map(asList(topology.node).map((node) => [String(asObject(node).name), asObject(node)]))
  for (const node of path) entries.set(node.name, rewritten(node, entries.get(node.name) ?? {}, work))
  if (work.last.size === 0) return artifacts
  return { ...artifacts, topology: { ...topology, node: [...entries.values(), ...work.added.values()] } }
}

function rewritten(node: GraphNode, entry: Json, work: Rewriting): Json {
  if (node.op === 'Placeholder') return work.turned(node) ? asLast(node.name, openedLast(entry), work) : entry
  const isLast = (input: string) => work.last.has(ownerOf(input))
  if (isFormatted(node)) {
    // A layer normalisation is written as a batch norm of its own moments, and computed as it is.
    const stays = hasOwnMoments(node) && !isLast(node.inputs[0] ?? '')
    return stays ? entry : asLast(node.name, reformatted(entry, work), work)
  }
  const moved = movedNode(node, entry, { isLast, constants: work.constants })
  if (moved) return moved.last ? asLast(node.name, moved.entry, work) : moved.entry
  if (VALUE_BY_VALUE.test(node.op) && node.inputs.some(isLast)) {
    const all = node.inputs.every((input) => fits(input, work))
    if (all)
      return asLast(
        node.name,
        withInputs(entry, (input) => lastOf(input, work)),
        work,
      )
  }
  return withInputs(entry, (input) => (isLast(input) ? through(TO_FIRST, input, work) : input))
}

function reformatted(entry: Json, work: Rewriting): Json {
  // Behind the picture only slopes [c, 1, 1] have an order; a filter has none.
  const ordered = (input: string, i: number) => i === 0 || rankOf(input, work) === 3
  return withInputs(permuted(entry), (input, i) => (ordered(input, i) ? lastOf(input, work) : input))
}

const isFormatted = (node: GraphNode) => FORMATTED.test(node.op) && attrText(node, 'data_format') === 'NCHW'

const hasOwnMoments = ({ op, attr }: GraphNode) =>
  op.startsWith('FusedBatchNorm') && asObject(attr.is_training).b !== false

/** Whether a picture comes in with its channels first: its shape says so, and so does what is made of it. */
function takesFirst(picture: GraphNode, path: readonly GraphNode[]): boolean {
  const first = path.some((node) => isFormatted(node) && !hasOwnMoments(node))
  return isFirst(dimsOf(picture)) && (first || meetsTranspose(picture, path))
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

function asLast(name: string, entry: Json, { last }: Rewriting): Json {
  last.add(name)
  return entry
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
  added.set(name, { name, op, input: [input], attr: { T: { type: 'DT_FLOAT' } } })
  return name
}

function withInputs(entry: Json, change: (input: string, i: number) => string): Json {
  const input = asList(entry.input).map(String)
  return {
    ...entry,
    input: input.map((name, i) => (name.startsWith('^') ? name : change(valueName(name), i))),
  }
}

/** [n, c, h, w] -> [n, h, w, c] */
const lastOrder = (list: readonly unknown[]) => [list[0], list[2], list[3], list[1]]

function permuted(entry: Json): Json {
  const attr = { ...asObject(entry.attr), data_format: { s: btoa('NHWC') } } as Record<string, unknown>
  for (const key of ['strides', 'dilations', 'ksize', 'explicit_paddings']) {
    const sizes = asList(asObject(asObject(attr[key]).list).i)
    const pairs = [0, 2, 4, 6].map((i) => sizes.slice(i, i + 2))
    if (sizes.length === 4) attr[key] = { list: { i: lastOrder(sizes) } }
    if (sizes.length === 8) attr[key] = { list: { i: lastOrder(pairs).flat() } }
  }
  return { ...entry, attr }
}

const dimsOf = ({ attr }: { readonly attr?: unknown }) =>
  asList(asObject(asObject(asObject(attr).shape).shape).dim)

/** [n, 3, h, w] or [n, 1, h, w] */
function isFirst(dims: readonly unknown[]): boolean {
  const [, colours, ...places] = dims.map((dim) => Number(asObject(dim).size ?? -1))
  const few = (size: number | undefined) => size === 1 || size === 3
  return places.length === 2 && few(colours) && !places.some(few)
}

function openedLast(entry: Json): Json {
  return { ...entry, attr: { ...asObject(entry.attr), shape: { shape: { dim: lastOrder(dimsOf(entry)) } } } }
}
