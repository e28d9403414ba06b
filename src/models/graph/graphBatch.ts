// Graphs that were written for one picture at a time, opened for any number: the size in the placeholder, and the
// constants that reshape to [1, ...].

import { weightRanges } from '../files/weights'
import { asList, asObject, type Json } from '../json'
import type { ModelArtifacts } from '../types'
import { type Graph, type GraphNode, ownerOf } from './graphNodes'
import type { Shapes } from './graphTrace'

/** Whether the file states a number of pictures. */
export function statesBatch(graph: Graph, artifacts: ModelArtifacts): boolean {
  return (
    graph.inputs.some((name) => firstDim(graph.all.get(name)) > 0) || fixedShapes(graph, artifacts).length > 0
  )
}

function firstDim(node: GraphNode | undefined): number {
  const [first] = asList(asObject(asObject(node?.attr.shape).shape).dim)
  return Number(asObject(first).size ?? -1)
}

/**
 * The topology with its placeholders open for any number of pictures, and for levels between the whole ones:
 * masked pictures have them.
 */
export function withOpenInputs(topology: unknown): Json {
  const graph = asObject(topology)
  const node = asList(graph.node).map((entry) => {
    const placeholder = asObject(entry)
    return placeholder.op === 'Placeholder' ? openPlaceholder(placeholder) : placeholder
  })
  return { ...graph, node }
}

function openPlaceholder(node: Json): Json {
  const attr = asObject(node.attr)
  const shape = asObject(asObject(attr.shape).shape)
  const dim = asList(shape.dim)
  if (dim.length !== 4) return node
  const open = { shape: { ...shape, dim: [{ size: '-1' }, ...dim.slice(1)] } }
  return { ...node, attr: { ...attr, shape: open, dtype: { type: 'DT_FLOAT' } } }
}

interface FixedShape {
  readonly node: string
  readonly offset: number
  readonly sizes: Int32Array
}

/** Constants [1, ...] that a Reshape on the path turns a batch into. */
function fixedShapes(graph: Graph, { weightSpecs, weights }: ModelArtifacts): FixedShape[] {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return graph.path.flatMap((node) => {
    const range = node.op === 'Reshape' ? ranges.get(ownerOf(node.inputs[1] ?? '')) : undefined
    if (range?.dtype !== 'int32' || range.quantization || range.bytes < 8) return []
    const sizes = new Int32Array(weights.slice(range.offset, range.offset + range.bytes))
    return sizes[0] === 1 ? [{ node: node.name, offset: range.offset, sizes }] : []
  })
}

/** The same with those constants open in their first place; null where there are none to open. */
export function withOpenShapes(
  graph: Graph,
  artifacts: ModelArtifacts,
  shapes: Shapes,
): ModelArtifacts | null {
  const fixed = fixedShapes(graph, artifacts)
  if (fixed.length === 0) return null
  const weights = artifacts.weights.slice(0)
  for (const { node, offset, sizes } of fixed) {
    // Only one size may be left to be found out.
    const known = [...sizes].map((size, i) => (size === -1 ? (shapes.get(node)?.[i] ?? size) : size))
    new Uint8Array(weights).set(new Uint8Array(Int32Array.from([-1, ...known.slice(1)]).buffer), offset)
  }
  return { ...artifacts, weights }
}
