// Learns the shape of every value in a graph from one zero picture: one operator at a time, so that only what
// is still needed is in memory, and a failure has a name.
import { type Tensor, zeros } from '@tensorflow/tfjs-core'
import { failure, isNamed } from '../engine/errors'
import { type Graph, type GraphNode, ownerOf } from './graphNodes'
import { asList, asObject } from './json'
import type { Fill, Sizes } from './openNetwork'
import { type Run, type Step, stepRunner } from './stepNetwork'

export type Shapes = ReadonlyMap<string, readonly number[]>

/** @throws UnsupportedModel, naming the operator that fails. */
export function traceShapes(graph: Graph, run: Run, fill: Fill): Shapes {
  const shapes = new Map<string, readonly number[]>()
  const feeds: Record<string, Tensor> = {}
  for (const name of graph.inputs) {
    const node = graph.all.get(name)
    const picture = zeros(fill(node ? placeholderShape(node) : null))
    feeds[name] = picture
    shapes.set(name, picture.shape)
  }
  const computed = graph.path.filter((node) => !graph.inputs.includes(node.name))
  const trace = stepRunner(computed.map((node) => stepOf(node, graph, run, shapes)))
  try {
    for (const output of trace(feeds, graph.outputs)) output.dispose()
  } finally {
    for (const feed of Object.values(feeds)) feed.dispose()
  }
  return shapes
}

/** The sizes that a placeholder states; null where it says nothing. */
export function placeholderShape(node: GraphNode): Sizes | null {
  const shape = asObject(asObject(node.attr.shape).shape)
  if (shape.unknownRank === true || !Array.isArray(shape.dim)) return null
  return asList(shape.dim).map((dim) => {
    const size = Number(asObject(dim).size ?? -1)
    return size > 0 ? size : null
  })
}

function stepOf(node: GraphNode, graph: Graph, run: Run, shapes: Map<string, readonly number[]>): Step {
  const inputs = [...new Set(node.inputs.filter((input) => graph.values.has(ownerOf(input))))]
  const names = graph.values.get(node.name) ?? [node.name]
  return {
    names,
    inputs,
    compute: (values) => {
      try {
        const feeds = Object.fromEntries(inputs.map((input, i) => [input, values[i] as Tensor]))
        const outputs = run(feeds, names)
        outputs.forEach((output, i) => {
          shapes.set(names[i] ?? node.name, output.shape)
        })
        return outputs
      } catch (error) {
        throw nodeFailure(error, node)
      }
    },
  }
}

function nodeFailure(error: unknown, { op, name }: GraphNode): unknown {
  if (isNamed(error, 'OutOfMemory', 'DeviceLost', 'AbortError')) return error
  const why = error instanceof Error ? error.message.split('\n')[0] : String(error)
  return failure('UnsupportedModel', `The operator ${op} at "${name}" cannot be computed: ${why}`, error)
}
