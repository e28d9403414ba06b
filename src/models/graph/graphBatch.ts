// Graphs that were written for one picture at a time, opened for any number: the size in the placeholder, and the
// constants that reshape to [1, ...].
import { weightRanges } from '../files/weights'
import { FLOAT, shape, sizesOf } from './attributes'
import { type GraphFile, type GraphNode, type GraphNodes, nodesByName, ownerOf } from './graphFile'
import type { Graph } from './graphNodes'
import type { Shapes } from './graphTrace'

/** Whether the file states a number of pictures. */
export function statesBatch(graph: Graph, file: GraphFile): boolean {
  const stated = graph.inputs.some((name) => {
    const node = graph.all.get(name)
    return typeof (node && sizesOf(node)?.[0]) === 'number'
  })
  return stated || fixedShapes(graph, file).length > 0
}

/**
 * The nodes with placeholders open for any number of pictures, and for levels between the whole ones: masked
 * pictures have them.
 */
export function withOpenInputs(nodes: GraphNodes): GraphNodes {
  return nodesByName(
    [...nodes.values()].map((node) => (node.op === 'Placeholder' ? openPlaceholder(node) : node)),
  )
}

function openPlaceholder(node: GraphNode): GraphNode {
  const sizes = sizesOf(node)
  if (sizes?.length !== 4) return node
  const open = shape([null, ...sizes.slice(1)])
  return { ...node, attributes: new Map(node.attributes).set('shape', open).set('dtype', FLOAT) }
}

interface FixedShape {
  readonly node: string
  readonly offset: number
  readonly sizes: Int32Array
}

/** Constants [1, ...] that a Reshape on the path turns a batch into. */
function fixedShapes(graph: Graph, { weightSpecs, weights }: GraphFile): FixedShape[] {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return graph.path.flatMap((node) => {
    const range = node.op === 'Reshape' ? ranges.get(ownerOf(node.inputs[1] ?? '')) : undefined
    if (range?.dtype !== 'int32' || range.quantization || range.bytes < 8) return []
    const sizes = new Int32Array(weights.slice(range.offset, range.offset + range.bytes))
    return sizes[0] === 1 ? [{ node: node.name, offset: range.offset, sizes }] : []
  })
}

/** The same with those constants open in their first place; null where there are none to open. */
export function withOpenShapes(graph: Graph, file: GraphFile, shapes: Shapes): GraphFile | null {
  const fixed = fixedShapes(graph, file)
  if (fixed.length === 0) return null
  const weights = file.weights.slice(0)
  for (const { node, offset, sizes } of fixed) {
    // Only one size may be left to be found out.
    const known = [...sizes].map((size, i) => (size === -1 ? (shapes.get(node)?.[i] ?? size) : size))
    new Uint8Array(weights).set(new Uint8Array(Int32Array.from([-1, ...known.slice(1)]).buffer), offset)
  }
  return { ...file, weights }
}
