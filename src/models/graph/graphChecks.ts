// What TensorFlow.js cannot compute in a graph, found before anything runs.
import { failure } from '../../errors'
import { asList, asObject, asText } from '../json'
import type { Graph, GraphNode } from './graphNodes'

/** What the parser of tfjs-converter made of a node; without a category it knows no such operator. */
export interface ParsedNode {
  readonly op: string
  readonly category?: string | undefined
}

const CONTROL_FLOW = /^(Switch|Merge|Enter|Exit|NextIteration|LoopCond|(Stateless)?(If|While))$/
const DYNAMIC = /^(NonMaxSuppressionV\d|Where)$/

/** @throws UnsupportedModel, naming the operator and the node. */
export function checkGraph(graph: Graph, parsed: Readonly<Record<string, ParsedNode>>): void {
  for (const node of graph.path) {
    const problem = problemOf(node, parsed[node.name])
    if (problem) throw failure('UnsupportedModel', problem)
  }
}

function problemOf(node: GraphNode, parsed: ParsedNode | undefined): string | null {
  if (CONTROL_FLOW.test(node.op) || DYNAMIC.test(node.op)) {
    return `The operator ${node.op} at "${node.name}" decides while running, which cannot be explained; convert the model without it.`
  }
  if (!parsed?.category) {
    return `The operator ${node.op} at "${node.name}" is not supported by TensorFlow.js; replace it in the model.`
  }
  if (attrText(node, 'data_format').startsWith('NC') && !node.op.startsWith('FusedBatchNorm')) {
    return `The operator ${node.op} at "${node.name}" has its channels first (NCHW), which TensorFlow.js computes wrongly; convert the model with channels last (NHWC).`
  }
  return null
}

/** A text attribute; empty where the node has none. */
export function attrText(node: GraphNode, key: string): string {
  return decoded(asText(asObject(node.attr[key]).s) ?? '')
}

/** A list of texts. */
export function attrTexts(node: GraphNode, key: string): string[] {
  return asList(asObject(asObject(node.attr[key]).list).s).map((value) => decoded(asText(value) ?? ''))
}

/** Converters write texts as base64, and some as they are. */
function decoded(value: string): string {
  if (!/^[A-Za-z0-9+/]+=*$/.test(value) || value.length % 4 !== 0) return value
  const text = atob(value)
  return /^[\x20-\x7e]+$/.test(text) ? text : value
}
