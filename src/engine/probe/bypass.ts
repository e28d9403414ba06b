// Which values a head needs beside its layer: the paths that lead from the picture past it.
import { failure } from '../../errors'
import type { Network } from '../types'

/** Nodes computed from any of `from`, themselves included. */
export function downstream(network: Network, from: readonly string[]): ReadonlySet<string> {
  const reached = new Set(from)
  for (const node of network.nodes) if (node.inputs.some((name) => reached.has(name))) reached.add(node.name)
  return reached
}

/** Inputs of nodes, by name; a name with an output number (`split:1`) is looked up without it too. */
export function inputsOf(network: Network): (name: string) => readonly string[] {
  const byName = new Map(network.nodes.map((node) => [node.name, node.inputs]))
  return (name) => byName.get(name) ?? byName.get(name.replace(/:\d+$/, '')) ?? []
}

/**
 * Nodes that must be fed together with `layer` so that `output` can be computed, nearest the head.
 * @throws BadRecipe where the layer does not lead to the output.
 */
export function bypasses(
  network: Network,
  picture: string,
  layer: string,
  output: string,
): readonly string[] {
  const after = downstream(network, [layer])
  if (!after.has(output))
    throw failure('BadRecipe', `The layer ${layer} does not lead to the class scores; choose another one.`)
  const live = downstream(network, [picture])
  const inputs = inputsOf(network)
  const found = new Set<string>()
  const seen = new Set([layer])
  const open = [output]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    if (seen.has(name)) continue
    seen.add(name)
    if (after.has(name)) open.push(...inputs(name))
    else if (live.has(name)) found.add(name)
  }
  return [...found]
}
