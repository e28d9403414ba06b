// What TensorFlow.js cannot compute in a graph, found before anything runs.
import { failure } from '../../errors'
import { elements, weightRanges } from '../files/weights'
import { quoted } from '../quoted'
import { flagOf, textOf } from './attributes'
import { unhonoured } from './graphAttributes'
import { type GraphFile, type GraphNode, ownerOf } from './graphFile'
import { wholeConstants, wrongSize } from './graphLimits'
import type { Graph } from './graphNodes'

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
export function problemFinder(parsed: Readonly<Record<string, ParsedNode>>, file: GraphFile): Problem {
  const constants = wholeConstants(file)
  const statistics = new Map(weightRanges(file.weightSpecs).map(({ name, shape }) => [name, elements(shape)]))
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
  if (textOf(node, 'data_format').startsWith('NC') && !node.op.startsWith('FusedBatchNorm'))
    return 'has its channels first (NCHW), which TensorFlow.js computes wrongly; convert the model with channels last (NHWC)'
  return null
}

/** A batch norm as in training has moments of its own, and no averages beside them. */
function trainingOf(node: GraphNode, sizes: ReadonlyMap<string, number>): string | null {
  const averages = sizes.get(ownerOf(node.inputs[3] ?? '')) ?? 0
  const training = node.op.startsWith('FusedBatchNorm') && flagOf(node, 'is_training') === true
  if (!training || averages === 0) return null
  return 'normalises as in training, by the batch that it is given; convert the model as it predicts (training=False)'
}
