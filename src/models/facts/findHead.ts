// Where the class scores are, before the softmax or sigmoid at the end of a network, and behind what lies on top of
// that: reshaping, per cent, the largest class.
import type { Classifier, Network, Node } from '../../engine/types'
import { failure } from '../../errors'
import { type NodeMap, nodeMap } from '../network/nodeOrder'
import { quoted } from '../quoted'
import { CHOOSES, DECIDES, ENDS, type End, ONE_HOT, PASSES, SCALES } from './endWords'
import { FLAT, withFlatNode } from './flatNode'
import { tailOf } from './tail'

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
  /** True where a type is changed on the way, perhaps to whole numbers; it needs a test. */
  readonly cast: boolean
  /** `end`: made of a softmax or sigmoid that is not looked through; `bound`: of bounds. Both need a test. */
  readonly made: 'end' | 'bound' | null
  /** True where the output ends in a function that no class scores end in. */
  readonly squashed: boolean
  readonly remarks: readonly string[]
}

interface Found {
  readonly scores: string
  readonly activation: Classifier['activation']
  readonly scaled: string | null
  readonly cast: boolean
  readonly remarks: readonly string[]
}

/** By node: the activation or function that the file names. */
export type Functions = ReadonlyMap<string, string>

/** @throws UnsupportedModel where the output is no list of class scores. */
export function findHead(network: Network, output: string, functions: Functions): ScoreHead {
  const nodes = nodeMap(network.nodes)
  const found = walk(output, nodes, functions)
  const read = found.activation !== 'none'
  const what = read ? PLAIN : tailOf(found.scores, nodes, (node) => nameOf(node, functions))
  const remarks = [...found.remarks, ...(what.unit ? [EMBEDDING] : [])]
  const { squashed, made } = what
  return headAt(network, { ...found, remarks, squashed, made, end: output }, nodes.get(found.scores))
}

const PLAIN = { squashed: false, unit: false, made: null } as const

const EMBEDDING =
  'The output is brought to length 1, as an embedding is, so its numbers are no scores of classes.'

/** The head without looking through anything. */
export function plainHead(network: Network, output: string, functions: Functions): ScoreHead {
  const nodes = nodeMap(network.nodes)
  const { made } = tailOf(output, nodes, (node) => nameOf(node, functions))
  const nothing = { scores: output, activation: 'none', scaled: null, cast: true, remarks: [] } as const
  return headAt(network, { ...nothing, end: output, squashed: false, made }, nodes.get(output))
}

const nameOf = (node: Node | undefined, functions: Functions) =>
  (node && functions.get(node.name)) ?? node?.op ?? ''

function walk(output: string, nodes: NodeMap, functions: Functions): Found {
  const chosen = chosenFrom(output, nodes, functions)
  const from = chosen?.inputs[0] ?? output
  const remarks = chosen ? [chosenRemark(nameOf(chosen, functions))] : []
  let found: Found = { scores: from, activation: 'none', scaled: null, cast: false, remarks }
  let scaled = false
  let cast = false
  for (let node = nodes.get(from); node && node.inputs.length > 0; node = nodes.get(node.inputs[0] ?? '')) {
    const end = ENDS.get(nameOf(node, functions)) ?? ownSoftmax(node, nodes, functions)
    const [before = from] = end === 'softmax' ? logitsOf(node, nodes, functions) : node.inputs
    if (end && found.activation === 'none') {
      found = { scores: before, activation: end, scaled: scaled ? node.name : null, cast, remarks }
    } else if (end === 'softmax' && found.activation === 'softmax') {
      return { ...found, scores: before, remarks: [...remarks, TWICE] }
    } else if (end || !passes(node, functions)) {
      if (found.activation !== 'none' || !SCALES.test(nameOf(node, functions)) || node.inputs.length > 1)
        break
      scaled = true
    } else if (found.activation === 'none' && /^cast$/i.test(nameOf(node, functions))) cast = true
  }
  if (chosen && found.activation === 'none' && DECIDES.test(nameOf(chosen, functions)))
    throw undecided(chosen)
  return found.activation === 'none' ? { ...found, cast } : found
}

const TWICE =
  'The model applies a softmax twice; the scores before the first are explained, and probabilities are those of one.'

function passes(node: Node, functions: Functions): boolean {
  return node.inputs.length === 1 && PASSES.test(nameOf(node, functions))
}

function chosenRemark(name: string): string {
  const what = DECIDES.test(name)
    ? 'yes or no for each class'
    : name.startsWith('TopK')
      ? 'the largest of the classes'
      : 'the number of a class'
  return `The output is ${name}, ${what}; the scores behind it are explained.`
}

function undecided({ name, op }: Node): Error {
  return failure(
    'UnsupportedModel',
    `The output ${quoted(name)} is ${op}, which says yes or no and lets no gradient pass; choose an output with the class scores.`,
  )
}

/** The node that chooses the largest class, or decides of each, where the output is one, or one passed on. */
function chosenFrom(output: string, nodes: NodeMap, functions: Functions): Node | null {
  for (let node = nodes.get(output); node; node = nodes.get(node.inputs[0] ?? '')) {
    const name = nameOf(node, functions)
    if (CHOOSES.test(name)) return checkedChoice(node, nodes.get(node.inputs[0] ?? ''))
    if (DECIDES.test(name) && node.inputs.length === 1 && endsBehind(node, nodes, functions)) return node
    if (/^(Greater|Less)/i.test(name)) return node
    if (!passes(node, functions) && !ONE_HOT.test(name)) return null
  }
  return null
}

/** Whether the values that are rounded are a softmax's or a sigmoid's. */
function endsBehind(node: Node, nodes: NodeMap, functions: Functions): boolean {
  for (let before = nodes.get(node.inputs[0] ?? ''); before; before = nodes.get(before.inputs[0] ?? '')) {
    if (ENDS.has(nameOf(before, functions))) return true
    if (!passes(before, functions)) return false
  }
  return false
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
  const isExp = (of: Node | undefined) => /^(Exp|exp)$/.test(nameOf(of, functions))
  if (!isExp(above) || !/^(Sum|sum|reduce_sum)$/.test(nameOf(below, functions))) return null
  const summed = nodes.get(below.inputs[0] ?? '')
  // Some write the exponential twice.
  const twice = isExp(summed) && summed?.inputs[0] === above.inputs[0]
  return summed === above || twice ? 'softmax' : null
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
  found: Found & Pick<ScoreHead, 'squashed' | 'made' | 'end'>,
  node: Node | undefined,
): ScoreHead {
  const { scores, ...rest } = found
  const sizes = node?.shape?.slice(1) ?? []
  // [n]: one number a picture.
  const classes = node?.shape?.length === 1 ? 1 : sizes.at(-1)
  if (!classes) {
    const written = ['n', ...sizes.map((size) => size ?? '?')].join(', ')
    throw failure(
      'UnsupportedModel',
      `The output ${quoted(scores)} of the model has the shape [${written}], which is no list of class scores.`,
    )
  }
  const plain = sizes.length > 1 && sizes.slice(0, -1).every((size) => size === 1)
  if (!plain && sizes.length > 0) return { ...rest, logits: scores, classes, network }
  return { ...rest, logits: scores + FLAT, classes, network: withFlatNode(network, scores, classes) }
}
