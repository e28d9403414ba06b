// Where the class scores are, before the softmax or sigmoid at the end of a network, and behind what lies on top of
// that: reshaping, per cent, the largest class.
import { reshape, type Tensor } from '@tensorflow/tfjs-core'
import type { Classifier, Feeds, Network, Node } from '../../engine/types'
import { failure } from '../../errors'
import { type NodeMap, nodeMap } from '../network/nodeOrder'
import { quoted } from '../quoted'

export interface ScoreHead {
  /** The output it was found from. */
  readonly end: string
  readonly logits: string
  readonly activation: Classifier['activation']
  readonly classes: number
  /** The network, with a node of its own for the scores where the file keeps them as [n, 1, 1, classes]. */
  readonly network: Network
  /** The node that `activation` is applied at, where scaling lies between it and the output; it needs a test. */
  readonly scaled: string | null
  /** True where the output ends in a function that no class scores end in. */
  readonly squashed: boolean
  readonly remarks: readonly string[]
}

type End = 'softmax' | 'sigmoid'

/** Operators and layers that only pass on or reshape. */
const PASSES =
  /^(Identity(N)?|Reshape|Squeeze|ExpandDims|Flatten|Dropout|Snapshot|StopGradient|Cast|Permute|identity|reshape|squeeze|expand_dims|cast|stop_gradient)$/
/** Per cent, rounding: only looked through where a softmax or sigmoid lies behind. */
const SCALES = /^(Mul|Multiply|RealDiv|Div|Divide|TrueDivide|Rescaling|mul|multiply|div|truediv|divide)$/
/** The largest class, or the largest few. */
const CHOOSES = /^(ArgMax|Argmax|TopKV2|TopK|argmax|math\.argmax)$/

const ENDS: ReadonlyMap<string, End> = new Map([
  ['Softmax', 'softmax'],
  ['LogSoftmax', 'softmax'],
  ['Sigmoid', 'sigmoid'],
  ['LogSigmoid', 'sigmoid'],
  ['softmax', 'softmax'],
  ['softmax_v2', 'softmax'],
  ['log_softmax', 'softmax'],
  ['log_softmax_v2', 'softmax'],
  ['sigmoid', 'sigmoid'],
  ['log_sigmoid', 'sigmoid'],
])

interface Found {
  readonly scores: string
  readonly activation: Classifier['activation']
  readonly scaled: string | null
  readonly remarks: readonly string[]
}

/** By node: the activation or function that the file names. */
export type Functions = ReadonlyMap<string, string>

/** @throws UnsupportedModel where the output is no list of class scores. */
export function findHead(network: Network, output: string, functions: Functions): ScoreHead {
  const nodes = nodeMap(network.nodes)
  const found = walk(output, nodes, functions)
  const squashed = found.activation === 'none' && /^(tanh|Tanh)$/.test(nameOf(nodes.get(output), functions))
  return headAt(network, { ...found, squashed, end: output }, nodes.get(found.scores))
}

/** The head without looking through anything. */
export function plainHead(network: Network, output: string): ScoreHead {
  const found = {
    end: output,
    scores: output,
    activation: 'none',
    scaled: null,
    remarks: [],
    squashed: false,
  } as const
  return headAt(network, found, nodeMap(network.nodes).get(output))
}

const nameOf = (node: Node | undefined, functions: Functions) =>
  (node && functions.get(node.name)) ?? node?.op ?? ''

function walk(output: string, nodes: NodeMap, functions: Functions): Found {
  const chosen = chosenFrom(output, nodes, functions)
  const from = chosen?.inputs[0] ?? output
  const remarks = chosen
    ? [`The output is ${chosen.op}, the number of a class; the scores behind it are explained.`]
    : []
  let found: Found = { scores: from, activation: 'none', scaled: null, remarks }
  let scaled = false
  for (let node = nodes.get(from); node && node.inputs.length > 0; node = nodes.get(node.inputs[0] ?? '')) {
    const end = ENDS.get(nameOf(node, functions)) ?? ownSoftmax(node, nodes, functions)
    const [before = from] = end === 'softmax' ? logitsOf(node, nodes, functions) : node.inputs
    if (end && found.activation === 'none') {
      found = { scores: before, activation: end, scaled: scaled ? node.name : null, remarks }
    } else if (end === 'softmax' && found.activation === 'softmax') {
      return { ...found, scores: before, remarks: [...remarks, TWICE] }
    } else if (end || !passes(node, functions)) {
      if (found.activation !== 'none' || !SCALES.test(nameOf(node, functions)) || node.inputs.length > 1)
        break
      scaled = true
    }
  }
  return found
}

const TWICE =
  'The model applies a softmax twice; the scores before the first are explained, and probabilities are those of one.'

function passes(node: Node, functions: Functions): boolean {
  return node.inputs.length === 1 && PASSES.test(nameOf(node, functions))
}

/** The node that chooses the largest class, where the output is one, or one passed on. */
function chosenFrom(output: string, nodes: NodeMap, functions: Functions): Node | null {
  for (let node = nodes.get(output); node; node = nodes.get(node.inputs[0] ?? '')) {
    if (CHOOSES.test(nameOf(node, functions))) return checkedChoice(node, nodes.get(node.inputs[0] ?? ''))
    if (!passes(node, functions)) return null
  }
  return null
}

/** @throws UnsupportedModel where it is not the last axis, that of the classes, that is chosen from */
function checkedChoice(node: Node, scores: Node | undefined): Node {
  const left = node.shape ?? []
  const from = scores?.shape ?? []
  const rest = from.slice(0, -1)
  if (node.op.startsWith('TopK') || (scores && rest.every((size, axis) => size === left[axis]))) return node
  throw failure(
    'UnsupportedModel',
    `The output ${quoted(node.name)} is ${node.op} over places and not over classes; choose an output with the class scores.`,
  )
}

/** exp(x) / sum(exp(x)), as people write it by hand. */
function ownSoftmax(node: Node, nodes: NodeMap, functions: Functions): End | null {
  const [above, below] = node.inputs.map((name) => nodes.get(name))
  if (!/^(RealDiv|Div|TrueDivide|Divide|truediv|divide)$/.test(nameOf(node, functions)) || !above || !below)
    return null
  const isExp = /^(Exp|exp)$/.test(nameOf(above, functions))
  const isSum = /^(Sum|sum|reduce_sum)$/.test(nameOf(below, functions)) && below.inputs[0] === above.name
  return isExp && isSum ? 'softmax' : null
}

/** What a softmax is applied to; of one written by hand, before the largest is taken off. */
function logitsOf(node: Node, nodes: NodeMap, functions: Functions): readonly string[] {
  const [exponential] = node.inputs
  const exp = nodes.get(exponential ?? '')
  if (node.inputs.length !== 2 || !exp) return node.inputs
  const [inside = ''] = exp.inputs
  const taken = nodes.get(inside)
  return taken?.inputs.length === 2 && /^(Sub|Subtract|sub|subtract)$/.test(nameOf(taken, functions))
    ? taken.inputs
    : [inside]
}

function headAt(
  network: Network,
  found: Found & Pick<ScoreHead, 'squashed' | 'end'>,
  node: Node | undefined,
): ScoreHead {
  const { scores, ...rest } = found
  const sizes = node?.shape?.slice(1) ?? []
  const classes = sizes.at(-1)
  if (!classes) {
    const written = ['n', ...sizes.map((size) => size ?? '?')].join(', ')
    throw failure(
      'UnsupportedModel',
      `The output ${quoted(scores)} of the model has the shape [${written}], which is no list of class scores.`,
    )
  }
  const plain = sizes.length > 1 && sizes.slice(0, -1).every((size) => size === 1)
  if (!plain) return { ...rest, logits: scores, classes, network }
  return { ...rest, logits: scores + FLAT, classes, network: withFlatNode(network, scores, classes) }
}

const FLAT = ':flat'

/** Adds the node `<scores>:flat`, the same values as [n, classes]. */
function withFlatNode(network: Network, scores: string, classes: number): Network {
  const flat = scores + FLAT
  const node: Node = { name: flat, op: 'Reshape', shape: [null, classes], inputs: [scores] }
  const nodes = network.nodes.flatMap((other) => (other.name === scores ? [other, node] : [other]))
  const run = (feeds: Feeds, fetches: readonly string[]): Tensor[] => {
    const values = network.run(
      feeds,
      fetches.map((name) => (name === flat ? scores : name)),
    )
    return values.map((value, i) => {
      if (fetches[i] !== flat) return value
      const answer = reshape(value, [-1, classes])
      value.dispose()
      return answer
    })
  }
  return { ...network, nodes, run }
}
