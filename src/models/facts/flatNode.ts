// A network with a node of its own for scores that its file keeps as [n, 1, 1, classes] or [n].
import { reshape, type Tensor } from '@tensorflow/tfjs-core'
import type { Feeds, Network, Node } from '../../engine/types'

export const FLAT = ':flat'

/** Adds the node `<scores>:flat`, the same values as [n, classes]. */
export function withFlatNode(network: Network, scores: string, classes: number): Network {
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
