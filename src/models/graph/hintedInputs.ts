// Placeholders that say nothing of their shape, or take a flat list, where a Reshape behind them says how the picture lies
// in it: they are opened as that picture, as the MNIST tutorials and Edge Impulse mean them.
import { asList, asObject, type Json } from '../json'
import type { ModelArtifacts } from '../types'
import { wholeConstants } from './graphLimits'
import { ownerOf, readNodes } from './graphNodes'

/** The artifacts as they are where no placeholder needs it. */
export function withHintedInputs(artifacts: ModelArtifacts): ModelArtifacts {
  const topology = asObject(artifacts.topology)
  const nodes = [...readNodes(topology).values()]
  const constants = wholeConstants(artifacts)
  const hints = new Map<string, readonly number[]>()
  for (const { name, op, attr } of nodes) {
    if (op !== 'Placeholder' || asList(asObject(asObject(attr.shape).shape).dim).length > 2) continue
    const readers = nodes.filter(({ inputs }) => inputs.some((input) => ownerOf(input) === name))
    const sizes = readers.map((reader) =>
      reader.op === 'Reshape' ? constants(reader.inputs[1] ?? '') : null,
    )
    const [size] = sizes
    if (size && isPicture(size) && sizes.every((other) => other?.join() === size.join()))
      hints.set(name, size)
  }
  if (hints.size === 0) return artifacts
  const node = asList(topology.node).map((entry) => shaped(asObject(entry), hints))
  return { ...artifacts, topology: { ...topology, node } }
}

function isPicture(size: readonly number[]): boolean {
  const [, height = 0, width = 0, channels] = size
  return size.length === 4 && height > 1 && width > 1 && (channels === 1 || channels === 3)
}

function shaped(entry: Json, hints: ReadonlyMap<string, readonly number[]>): Json {
  const hint = hints.get(String(entry.name))
  if (!hint) return entry
  const dim = [-1, ...hint.slice(1)].map((size) => ({ size: String(size) }))
  return { ...entry, attr: { ...asObject(entry.attr), shape: { shape: { dim } } } }
}
