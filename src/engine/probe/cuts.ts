// Where a head can be cut in parts: at a node through which all goes that the layer does for the output. What lies before
// it can be forgotten while what lies behind it is differentiated.
import type { Network, Node } from '../types'
import { downstream, inputsOf } from './bypass'

/** A head whose values take no more than this is not cut: its parts would be computed twice for little. */
const WORTH = 32 * 2 ** 20
const PARTS = 16

/**
 * Names of the nodes to cut at, in the order of the network; none where that would save little. Only where branches
 * begin, and at pooling: between other nodes a network may take a shorter way.
 */
export function cutsOf(network: Network, layer: string, output: string): readonly string[] {
  const live = liveNodes(network, layer, output)
  const total = live.reduce((sum, node) => sum + bytesOf(node), 0)
  if (total < WORTH) return []
  const readers = readersOf(network, live)
  const places = new Map(live.map(({ name }, i) => [name, i]))
  const cuts: string[] = []
  let reach = Math.max(-1, ...(readers.get(layer) ?? []).map((name) => places.get(name) ?? -1))
  let since = 0
  for (const [i, node] of live.entries()) {
    const own = readers.get(node.name) ?? []
    since += bytesOf(node)
    // Nothing before it is read behind it.
    const alone = reach <= i
    const apart = own.length > 1 || /pool/i.test(node.op)
    if (alone && apart && node.name !== output && since >= total / PARTS) {
      cuts.push(node.name)
      since = 0
    }
    reach = Math.max(reach, ...own.map((name) => places.get(name) ?? -1))
  }
  return cuts
}

/** What is computed from the layer, without it, and needed for the output. */
function liveNodes(network: Network, layer: string, output: string): readonly Node[] {
  const after = downstream(network, [layer])
  const inputs = inputsOf(network)
  const needed = new Set<string>()
  const open = [output]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (needed.has(name) || !after.has(name)) continue
    needed.add(name)
    open.push(...inputs(name))
  }
  return network.nodes.filter(({ name }) => needed.has(name) && name !== layer)
}

/** By node, the layer too: which of the live nodes are computed from it. */
function readersOf(network: Network, live: readonly Node[]): ReadonlyMap<string, readonly string[]> {
  const names = new Set(network.nodes.map(({ name }) => name))
  const readers = new Map<string, string[]>()
  for (const { name, inputs } of live)
    for (const input of new Set(inputs)) {
      const from = names.has(input) ? input : input.replace(/:\d+$/, '')
      readers.set(from, [...(readers.get(from) ?? []), name])
    }
  return readers
}

/** Of one picture; 0 where nobody knows. */
function bytesOf({ shape }: Node): number {
  return shape ? 4 * shape.reduce<number>((product, size) => product * (size ?? 1), 1) : 0
}
