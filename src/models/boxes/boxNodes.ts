// A network with nodes of its own for the scores and the boxes of a detector, whatever order its file keeps them in.
import { mul, slice, type Tensor, tidy, transpose } from '@tensorflow/tfjs-core'
import type { Feeds, Network, Node } from '../../engine/types'
import type { BoxPlan, Part } from './boxPlan'

/** Ends of the names of the added nodes. */
export const SCORES = ':scores'
export const BOXES = ':boxes'

type Plan = Pick<BoxPlan, 'output' | 'scores' | 'objectness' | 'boxes' | 'anchors'>

/** Adds `<output>:scores` [n, anchors, classes] and `<output>:boxes` [n, anchors, 4]. */
export function withBoxNodes(network: Network, plan: Plan): Network {
  const { scores, objectness, boxes, anchors } = plan
  const own = [
    {
      name: plan.output.node + SCORES,
      size: scores.size,
      parts: objectness ? [scores, objectness] : [scores],
    },
    { name: plan.output.node + BOXES, size: boxes.size, parts: [boxes] },
  ]
  const added: Node[] = own.map(({ name, size, parts }) => ({
    name,
    op: 'Slice',
    shape: [null, anchors, size],
    inputs: [...new Set(parts.map(({ node }) => node))],
    holds: 'none',
  }))
  const run = (feeds: Feeds, fetches: readonly string[]): Tensor[] => {
    const asked = fetches.map((name) => own.find((node) => node.name === name && !(name in feeds)))
    const sources = fetches.flatMap((name, i) => asked[i]?.parts.map(({ node }) => node) ?? [name])
    const values = network.run(feeds, sources)
    const taken = values.values()
    const next = () => taken.next().value as Tensor
    return asked.map((node) => {
      if (!node) return next()
      const lent = node.parts.map(next)
      const answer = tidy(() =>
        lent.map((value, i) => read(value, node.parts[i] as Part)).reduce((a, b) => mul(a, b)),
      )
      for (const value of lent) value.dispose()
      return answer
    })
  }
  return { ...network, nodes: [...network.nodes, ...added], run }
}

/** [n, anchors, size]. */
function read(value: Tensor, { features, start, size }: Part): Tensor {
  const begin = [0, 0, 0]
  begin[features] = start
  const sizes = [-1, -1, -1]
  sizes[features] = size
  const part = slice(value, begin, sizes)
  return features === 1 ? transpose(part, [0, 2, 1]) : part
}
