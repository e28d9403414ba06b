// Total derivatives at several nodes in one backward pass, also where one is computed from another: a zero
// is added to each node's value, and the derivative with respect to that zero is the one wanted.
import { add, dispose, grads, type Tensor, type Tensor1D, tidy, zerosLike } from '@tensorflow/tfjs-core'
import { guarded } from '../../tfjs/derive'
import { guided } from '../../tfjs/guided'
import type { Classifier, Feeds } from '../types'

/** At which nodes gradients are taken, and of what. */
export interface GradientQuery {
  readonly classifier: Classifier
  readonly picture: Tensor
  readonly nodes: readonly string[]
  readonly score: (outputs: Tensor) => Tensor1D
  /** Only positive gradients pass a ReLU. */
  readonly guided?: boolean
}

/** In the order of `nodes`; the caller owns them. */
export function gradientsAt(wanted: GradientQuery): Tensor[] {
  const nodes = inNetworkOrder(wanted)
  const zeros = zerosOf(wanted, nodes)
  const backward = () => guarded(() => grads((...shifts: Tensor[]) => shifted(wanted, nodes, shifts))(zeros))
  try {
    const found = wanted.guided ? guided(backward) : backward()
    return wanted.nodes.map((name) => found[nodes.indexOf(name)] as Tensor)
  } finally {
    dispose(zeros)
  }
}

function inNetworkOrder({ classifier, nodes }: GradientQuery): readonly string[] {
  const place = new Map(classifier.network.nodes.map((node, i) => [node.name, i]))
  return [...new Set(nodes)].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0))
}

function zerosOf({ classifier, picture }: GradientQuery, nodes: readonly string[]): Tensor[] {
  return tidy(() =>
    nodes.length === 1 && nodes[0] === classifier.input
      ? [zerosLike(picture)]
      : classifier.network.run({ [classifier.input]: picture }, nodes).map((value) => zerosLike(value)),
  )
}

function shifted(
  { classifier, picture, score }: GradientQuery,
  nodes: readonly string[],
  shifts: Tensor[],
): Tensor {
  const { network, input, logits } = classifier
  let feeds: Feeds = { [input]: picture }
  nodes.forEach((name, i) => {
    const value = name === input ? picture : (network.run(feeds, [name])[0] as Tensor)
    feeds = { ...feeds, [name]: add(value, shifts[i] as Tensor) }
  })
  return score(network.run(feeds, [logits])[0] as Tensor)
}
