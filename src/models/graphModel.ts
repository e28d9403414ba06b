// A frozen graph as a Network: every operator between input and output is a node, under its raw name.
import type { Network, Node, Shape } from '../engine/types'
import { checkGraph } from './graphChecks'
import { loadGraph } from './graphExecute'
import { type Graph, ownerOf, readGraph } from './graphNodes'
import { placeholderShape, type Shapes, traceShapes } from './graphTrace'
import type { Fill, OpenNetwork } from './openNetwork'
import type { ModelArtifacts } from './types'

/**
 * Opens the graph on the present backend, by running a zero picture once. `fill` completes the sizes of an
 * input that the graph leaves open.
 * @throws UnsupportedModel, naming the node.
 */
export function openGraphModel(artifacts: ModelArtifacts, fill: Fill): OpenNetwork {
  const graph = readGraph(artifacts.topology, artifacts.extra.signature)
  const model = loadGraph(artifacts)
  try {
    checkGraph(graph, model.parsed)
    const shapes = traceShapes(graph, model.run, fill)
    const network: Network = {
      format: 'graph',
      nodes: nodesOf(graph, shapes),
      inputs: graph.inputs,
      outputs: graph.outputs,
      run: model.run,
      biases: () => [],
      dispose: model.dispose,
    }
    return { network, activations: new Map() }
  } catch (error) {
    model.dispose()
    throw error
  }
}

function nodesOf(graph: Graph, shapes: Shapes): Node[] {
  return graph.path.flatMap((node) => {
    const inputs = [...new Set(node.inputs.filter((input) => graph.values.has(ownerOf(input))))]
    if (graph.inputs.includes(node.name)) {
      return [{ name: node.name, op: node.op, shape: placeholderShape(node), inputs }]
    }
    return (graph.values.get(node.name) ?? []).map((name) => {
      const shape = shapes.get(name)
      return { name, op: node.op, shape: shape ? withoutBatch(shape) : null, inputs }
    })
  })
}

/** The first size is the picture's place in the batch, unless the operator folds more into it. */
function withoutBatch([first, ...rest]: readonly number[]): Shape {
  return first === 1 ? [null, ...rest] : [first ?? null, ...rest]
}
