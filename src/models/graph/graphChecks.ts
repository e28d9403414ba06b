// What TensorFlow.js cannot compute in a graph, found before anything runs.
import { failure } from '../../errors'
import { elements, weightRanges } from '../files/weights'
import { asList, asObject, asText } from '../json'
import { quoted } from '../quoted'
import type { ModelArtifacts } from '../types'
import { decoded } from './attributeText'
import { unhonoured } from './graphAttributes'
import { wholeConstants, wrongSize } from './graphLimits'
import { type Graph, type GraphNode, ownerOf } from './graphNodes'

/** What the parser of tfjs-converter made of a node; without a category it knows no such operator. */
export interface ParsedNode {
  readonly op: string
  readonly category?: string | undefined
}

const CONTROL_FLOW = /^(Switch|Merge|Enter|Exit|NextIteration|LoopCond|(Stateless)?(If|While))$/
const DYNAMIC = /^(NonMaxSuppressionV\d|Where)$/
const RANDOM = /^(Stateless)?(Random|Truncated(Normal|Random)|Multinomial|ParameterizedTruncatedNormal)/

/** What stands in the way of an operator, as a sentence; null where nothing does. */
export type Problem = (node: GraphNode) => string | null

/** By what the parser made of the graph and by the constants of the file. */
export function problemFinder(
  parsed: Readonly<Record<string, ParsedNode>>,
  artifacts: ModelArtifacts,
): Problem {
  const constants = wholeConstants(artifacts)
  const statistics = new Map(
    weightRanges(artifacts.weightSpecs).map(({ name, shape }) => [name, elements(shape)]),
  )
  return (node) => {
    const said = `The operator ${node.op} at ${quoted(node.name)}`
    const why = problemOf(node, parsed[node.name]) ?? trainingOf(node, statistics)
    if (why) return `${said} ${why}.`
    const has = unhonoured(node) ?? wrongSize(node, constants)
    return has === null ? null : `${said} has ${has}; convert the model without it.`
  }
}

/** @throws UnsupportedModel, naming the operator and the node. */
export function checkGraph(graph: Graph, problem: Problem): void {
  for (const node of graph.needed) {
    const found = problem(node)
    if (found) throw failure('UnsupportedModel', found)
  }
}

function problemOf(node: GraphNode, parsed: ParsedNode | undefined): string | null {
  if (CONTROL_FLOW.test(node.op) || DYNAMIC.test(node.op))
    return 'decides while running, which cannot be explained; convert the model as it predicts (K.set_learning_phase(0) before the export, or training=False) and without such operators'
  if (RANDOM.test(node.op))
    return 'draws other numbers each time, so no answer can be repeated; convert the model as it predicts (training=False)'
  if (!parsed?.category) return 'is not supported by TensorFlow.js; replace it in the model'
  if (attrText(node, 'data_format').startsWith('NC') && !node.op.startsWith('FusedBatchNorm'))
    return 'has its channels first (NCHW), which TensorFlow.js computes wrongly; convert the model with channels last (NHWC)'
  return null
}

/** A batch norm as in training has moments of its own, and no averages beside them. */
function trainingOf({ op, attr, inputs }: GraphNode, sizes: ReadonlyMap<string, number>): string | null {
  const averages = sizes.get(ownerOf(inputs[3] ?? '')) ?? 0
  if (!op.startsWith('FusedBatchNorm') || asObject(attr.is_training).b !== true || averages === 0) return null
  return 'normalises as in training, by the batch that it is given; convert the model as it predicts (training=False)'
}

/** A text attribute; empty where the node has none. */
export function attrText(node: GraphNode, key: string): string {
  return decoded(asText(asObject(node.attr[key]).s) ?? '')
}

/** A list of texts. */
export function attrTexts(node: GraphNode, key: string): string[] {
  return asList(asObject(asObject(node.attr[key]).list).s).map((value) => decoded(asText(value) ?? ''))
}
