// What TensorFlow.js cannot compute in a graph, found before anything runs.
import { failure } from '../../errors'
import { checkVariance } from '../files/finite'
import { elements, weightRanges } from '../files/weights'
import { quoted } from '../quoted'
import { flagOf, textOf } from './attributes'
import { neededAttributes, unhonoured } from './graphAttributes'
import { type GraphFile, type GraphNode, ownerOf } from './graphFile'
import { wholeConstants, wrongSize } from './graphLimits'
import type { Graph } from './graphNodes'
import { SELECTED, SELECTS } from './rawDetections'
import { unstated } from './statedInputs'

/** What the parser of tfjs-converter made of a node; without a category it knows no such operator. */
export interface ParsedNode {
  readonly op: string
  readonly category?: string | undefined
  /** Where the parser finds each input; absent for operators of our own. */
  readonly inputParams?: Readonly<
    Record<string, { readonly type?: string; readonly inputIndexStart?: number }>
  >
}

const CONTROL_FLOW = /^(Switch|Merge|Enter|Exit|NextIteration|LoopCond|(Stateless)?(If|While))$/
/** What TensorFlow.js answers later, or keeps between runs. */
const WAITS = /^(control|dynamic|hash_table)$/
const TEXTS = /^(Static|Regex|String|AsString|Decode|Substr|Unicode)/
/** TensorFlow.js has them and asks for other inputs than a graph gives. */
const UNREAD = /^BitwiseAnd$/
const DYNAMIC = /^Where$/
const RANDOM = /^(Stateless)?(Random|Truncated(Normal|Random)|Multinomial|ParameterizedTruncatedNormal)/

/** What stands in the way of an operator, as a sentence; null where nothing does. */
export type Problem = (node: GraphNode) => string | null

/** By what the parser made of the graph and by the constants of the file. */
export function problemFinder(parsed: Readonly<Record<string, ParsedNode>>, file: GraphFile): Problem {
  const constants = wholeConstants(file)
  const ranges = weightRanges(file.weightSpecs)
  const statistics = new Map(ranges.map(({ name, shape }) => [name, elements(shape)]))
  return (node) => {
    if (node.op.startsWith('FusedBatchNorm')) {
      const found = ranges.find(({ name }) => name === ownerOf(node.inputs[4] ?? ''))
      if (found?.dtype === 'float32' && !found.quantization)
        checkVariance(
          found.name,
          new Float32Array(file.weights.slice(found.offset, found.offset + found.bytes)),
        )
    }
    const said = `The operator ${node.op} at ${quoted(node.name)}`
    const why = findProblem(node, parsed[node.name]) ?? trainingOf(node, statistics)
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

/** DT_STRING, as a word or a number. */
const isOfTexts = ({ attributes }: GraphNode) =>
  ['T', 'dtype'].some((key) =>
    ['DT_STRING', 7].includes(attributes.get(key)?.written.type as string | number),
  )

function findProblem(node: GraphNode, parsed: ParsedNode | undefined): string | null {
  const waits = WAITS.test(parsed?.category ?? '')
  if (TEXTS.test(node.op) || parsed?.category === 'string' || isOfTexts(node))
    return 'works on texts, which cannot be explained; convert the part behind it, which works on numbers'
  if (SELECTS.test(node.op)) return SELECTED
  if (CONTROL_FLOW.test(node.op) || DYNAMIC.test(node.op) || waits)
    return 'decides while running, which cannot be explained; convert the model as it predicts (K.set_learning_phase(0) before the export, or training=False) and without such operators'
  if (RANDOM.test(node.op))
    return 'draws other numbers each time, so no answer can be repeated; convert the model as it predicts (training=False)'
  const open = unstated(node)
  if (open !== null)
    return `finds its ${open} out while running, which is not supported here; convert the model with a fixed ${open}`
  if (!parsed?.category || UNREAD.test(node.op))
    return 'is not supported by TensorFlow.js; replace it in the model'
  if (textOf(node, 'data_format').startsWith('NC') && !node.op.startsWith('FusedBatchNorm'))
    return 'has its channels first (NCHW), which TensorFlow.js computes wrongly; convert the model with channels last (NHWC)'
  return lacking(node, parsed)
}

/** What an operator cannot do without. */
function lacking({ op, inputs, attributes }: GraphNode, { inputParams = {} }: ParsedNode): string | null {
  const places = Object.values(inputParams).map(({ type, inputIndexStart = 0 }) =>
    type === 'tensors' ? 0 : inputIndexStart + 1,
  )
  const wanted = Math.max(0, ...places)
  const damaged = 'the file is damaged, so convert the model again'
  if (inputs.length < wanted)
    return `has ${inputs.length} ${inputs.length === 1 ? 'input' : 'inputs'} where it needs ${wanted}; ${damaged}`
  const absent = neededAttributes(op).find((key) => (attributes.get(key)?.values.length ?? 0) === 0)
  return absent === undefined ? null : `has no ${absent}; ${damaged}`
}

/** A batch norm as in training has moments of its own, and no averages beside them. */
function trainingOf(node: GraphNode, sizes: ReadonlyMap<string, number>): string | null {
  const averages = sizes.get(ownerOf(node.inputs[3] ?? '')) ?? 0
  const training = node.op.startsWith('FusedBatchNorm') && flagOf(node, 'is_training') === true
  if (!training || averages === 0) return null
  return 'normalises as in training, by the batch that it is given; convert the model as it predicts (training=False)'
}
