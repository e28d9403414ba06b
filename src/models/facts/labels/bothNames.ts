// One sigmoid with two names: the output says how much it is the second, and its negative how much it is the first.
import { concat, neg, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Feeds, Network, Node } from '../../../engine/types'
import type { ScoreHead } from '../findHead'
import type { Labels } from './types'

const BOTH = ':both'

export const twoNamesForOne = (found: readonly Labels[], { classes, activation, made }: ScoreHead) =>
  classes === 1 && activation !== 'softmax' && made === null && found[0]?.names.length === 2

export const bothRemark = ({ logits }: ScoreHead, [first, second]: readonly string[]) =>
  logits.endsWith(BOTH)
    ? [`One output has two names: "${second}" is the output, "${first}" its negative.`]
    : []

/** The head with a node `<logits>:both`, [-z, z] in the last axis, each of which has a sigmoid of its own. */
export function withBothClasses(head: ScoreHead): ScoreHead {
  const { network, logits } = head
  const both = logits + BOTH
  const single = network.nodes.find(({ name }) => name === logits)
  const shape = single?.shape ? [...single.shape.slice(0, -1), 2] : null
  const node: Node = { name: both, op: 'Concat', shape, inputs: [logits] }
  const nodes = network.nodes.flatMap((other) => (other.name === logits ? [other, node] : [other]))
  const run = (feeds: Feeds, fetches: readonly string[]): Tensor[] => {
    const plain = fetches.map((name) => (name === both ? logits : name))
    return network.run(feeds, plain).map((value, i) => (fetches[i] === both ? doubled(value) : value))
  }
  const spread: Network = { ...network, nodes, run }
  return { ...head, network: spread, logits: both, classes: 2, activation: 'sigmoid' }
}

function doubled(value: Tensor): Tensor {
  const answer = tidy(() => concat([neg(value), value], -1))
  value.dispose()
  return answer
}
