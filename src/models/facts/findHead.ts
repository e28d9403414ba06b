// Where the class scores are, before the softmax or sigmoid at the end of a network.
import { reshape, type Tensor } from '@tensorflow/tfjs-core'
import type { Classifier, Feeds, Network, Node } from '../../engine/types'
import { failure } from '../../errors'
import { nodeMap } from '../network/nodeOrder'

export interface Head {
  readonly logits: string
  readonly activation: Classifier['activation']
  readonly classes: number
  /** The network, with a node of its own for the scores where the file keeps them as [n, 1, 1, classes]. */
  readonly network: Network
}

/** Operators and layers that only pass on or reshape. */
const PASSES =
  /^(Identity(N)?|Reshape|Squeeze|ExpandDims|Flatten|Dropout|Snapshot|StopGradient|Cast|Permute)$/

const ENDS: Readonly<Record<string, Classifier['activation']>> = {
  Softmax: 'softmax',
  LogSoftmax: 'softmax',
  Sigmoid: 'sigmoid',
  LogSigmoid: 'sigmoid',
  softmax: 'softmax',
  log_softmax: 'softmax',
  sigmoid: 'sigmoid',
}

/** @throws UnsupportedModel where the output is no list of class scores. */
export function findHead(network: Network, output: string, activations: ReadonlyMap<string, string>): Head {
  const nodes = nodeMap(network.nodes)
  let scores = output
  let activation: Classifier['activation'] = 'none'
  for (let node = nodes.get(output); node && node.inputs.length > 0; node = nodes.get(node.inputs[0] ?? '')) {
    const end = ENDS[node.op] ?? ENDS[activations.get(node.name) ?? '']
    if (end) {
      activation = end
      scores = node.inputs[0] ?? output
      break
    }
    if (!PASSES.test(node.op) || node.inputs.length > 1) break
  }
  return headAt(network, { scores, activation }, nodes.get(scores))
}

function headAt(
  network: Network,
  { scores, activation }: { readonly scores: string; readonly activation: Classifier['activation'] },
  node: Node | undefined,
): Head {
  const sizes = node?.shape?.slice(1) ?? []
  const classes = sizes.at(-1)
  if (!classes) {
    throw failure(
      'UnsupportedModel',
      `The output "${scores}" of the model has the shape [${['n', ...sizes].join(', ')}], which is no list of class scores.`,
    )
  }
  const plain = sizes.length > 1 && sizes.slice(0, -1).every((size) => size === 1)
  if (!plain) return { logits: scores, activation, classes, network }
  const flat = withFlatNode(network, scores, classes)
  return { logits: scores + FLAT, activation, classes, network: flat }
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
