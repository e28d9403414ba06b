// A graph as its file describes it, read once from the JSON: nodes with their attributes, and the signature. Whatever is
// asked of a graph later is asked of this, and what is rewritten in it is written here; TensorFlow.js is handed the end.
import { failure } from '../../errors'
import { asList, asObject, asText, type Json } from '../json'
import { cut, quoted } from '../quoted'
import type { ModelArtifacts } from '../types'
import { type Attributes, malformed, readAttributes } from './attributes'

export interface GraphNode {
  readonly name: string
  readonly op: string
  /** Names of values, constants too: `split:1` for a second output, `split` for the first. */
  readonly inputs: readonly string[]
  readonly attributes: Attributes
}

export type GraphNodes = ReadonlyMap<string, GraphNode>

/** An end of the graph under the name that its author gave it. */
export interface SignatureEntry {
  readonly key: string
  readonly value: string
  readonly type: string | null
}

export interface Signature {
  readonly inputs: readonly SignatureEntry[]
  readonly outputs: readonly SignatureEntry[]
}

export interface GraphFile extends Pick<ModelArtifacts, 'weightSpecs' | 'weights'> {
  /** By name, in the file's order. */
  readonly nodes: GraphNodes
  readonly signature: Signature
  /** As the file writes them, by name. */
  readonly functions: ReadonlyMap<string, Json>
}

/** The operator that computes a value: `split` for `split:1`. */
export function ownerOf(value: string): string {
  return value.replace(/:\d+$/, '')
}

/** The value's name as a network knows it: the first output goes without a number. */
export function valueName(value: string): string {
  return value.replace(/:0$/, '')
}

/** More than any model for pictures has. */
export const MOST_NODES = 20_000
const LONGEST = 1000

/** @throws UnsupportedModel for too many nodes, and for one without a name or operator */
export function readGraphFile({ topology, extra, weightSpecs, weights }: ModelArtifacts): GraphFile {
  const list = asList(asObject(topology).node)
  if (list.length > MOST_NODES)
    throw failure(
      'UnsupportedModel',
      `The graph has ${list.length} nodes, more than ${MOST_NODES}; convert the part of the model that takes the picture.`,
    )
  const nodes = nodesByName(list.map((node) => readNode(asObject(node))))
  const { inputs, outputs } = asObject(extra.signature)
  return {
    nodes,
    signature: { inputs: readEnds(inputs), outputs: readEnds(outputs) },
    functions: readFunctions(topology),
    weightSpecs,
    weights,
  }
}

function readFunctions(topology: unknown): GraphFile['functions'] {
  const { function: list } = asObject(asObject(topology).library)
  return new Map(
    asList(list).map((each) => {
      const json = asObject(each)
      return [asText(asObject(json.signature).name) ?? '', json]
    }),
  )
}

export function nodesByName(nodes: readonly GraphNode[]): GraphNodes {
  return new Map(nodes.map((node) => [node.name, node]))
}

export function readNode({ name, op, input, attr }: Json): GraphNode {
  if (
    typeof name !== 'string' ||
    name === '' ||
    name.length > LONGEST ||
    typeof op !== 'string' ||
    op.length > LONGEST
  )
    throw failure(
      'UnsupportedModel',
      `The graph has a node ${quoted(asText(name) ?? '')} whose name or operator is missing or too long; convert the model again.`,
    )
  // TensorFlow.js keeps nodes in a plain object, where these names are taken.
  if (name in Object.prototype)
    throw failure(
      'UnsupportedModel',
      `The graph has a node named ${quoted(name)}; rename it and convert the model again.`,
    )
  if (asList(input).some((each) => typeof each !== 'string'))
    throw failure(
      'UnsupportedModel',
      `The operator ${cut(op)} at ${quoted(name)} has an input that is no name; convert the model again.`,
    )
  const wrong = malformed(attr)
  if (wrong !== null)
    throw failure(
      'UnsupportedModel',
      `The operator ${cut(op)} at ${quoted(name)} has ${quoted(wrong)} = ${quoted(asObject(attr)[wrong])}, which is no attribute; convert the model again.`,
    )
  // `^check` is only to run before: an assertion, a print. Nothing of it comes out.
  const values = asList(input)
    .map(String)
    .filter((each) => !each.startsWith('^'))
  return {
    name,
    op,
    inputs: values.map(valueName),
    attributes: readAttributes(attr),
  }
}

function readEnds(entries: unknown): SignatureEntry[] {
  return Object.entries(asObject(entries)).map(([key, entry]) => {
    const { name, dtype } = asObject(entry)
    return { key, value: valueName(asText(name) ?? key), type: asText(dtype) }
  })
}

/** The graph in the form that TensorFlow.js reads. */
export function writeTopology(nodes: GraphNodes): Json {
  const node = [...nodes.values()].map(({ name, op, inputs, attributes }) => ({
    name,
    op,
    input: [...inputs],
    attr: Object.fromEntries([...attributes].map(([key, { written }]) => [key, written])),
  }))
  // Functions are written out where they are called, or refused; without nodes they would stop the parser.
  return { node, library: {}, versions: {} }
}
