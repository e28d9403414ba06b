// A frozen graph as a Network: every operator between input and output is a node, under its raw name.
import type { Network, Node, Shape } from '../../engine/types'
import { BEFORE, type Fill, type OpenNetwork } from '../network/openNetwork'
import type { RunNetwork } from '../network/stepNetwork'
import type { ModelArtifacts } from '../types'
import { sizesOf } from './attributes'
import { withBatchAxis } from './batchAxis'
import { withChannelsLast } from './channelsLast'
import { withoutDeadBranches } from './deadBranches'
import { withFramedPools } from './framedPools'
import { statesBatch, withOpenInputs, withOpenShapes } from './graphBatch'
import { graphBiases } from './graphBias'
import { checkGraph, problemFinder } from './graphChecks'
import { type LoadedGraph, loadGraph } from './graphExecute'
import { type GraphFile, type GraphNodes, ownerOf, readGraphFile } from './graphFile'
import { fusedActivation, linearName, withActivations } from './graphLinear'
import { graphNames } from './graphNames'
import { findPath, type Graph } from './graphNodes'
import { outputNode, withOutputNodes } from './graphOutputs'
import { type Shapes, traceShapes } from './graphTrace'
import { withHintedInputs } from './hintedInputs'
import { withInlinedCalls } from './inlinedCalls'
import { withRawDetections } from './rawDetections'
import { withStatedInputs } from './statedInputs'
import { withUsableOutputs } from './usableOutputs'

const LAST = 'The graph has its channels first; it is computed with channels last.'
const OPENED = 'The file was written for one picture at a time; its shapes were opened for several.'

/**
 * Opens the graph on the present backend, by running a zero picture once. `fill` completes the sizes of an
 * input that the graph leaves open.
 * @throws UnsupportedModel, naming the node.
 */
export function openGraphModel(artifacts: ModelArtifacts, fill: Fill): OpenNetwork {
  const { file, cut } = withRawDetections(withInlinedCalls(readGraphFile(artifacts)))
  const usable = withUsableOutputs(
    withoutDeadBranches(withHintedInputs(withBatchAxis(withStatedInputs(file)))),
  )
  const last = withChannelsLast(usable.file)
  return openFile(withFramedPools(last), fill, [
    ...cut,
    ...(last === usable.file ? [] : [LAST]),
    ...usable.left,
  ])
}

function openFile(file: GraphFile, fill: Fill, repairs: readonly string[]): OpenNetwork {
  const graph = findPath(file)
  const nodes = withOutputNodes(withOpenInputs(file.nodes), graph)
  const model = loadGraph({ ...file, nodes }, graph.outputs)
  const run = runner(model, graph, nodes)
  try {
    checkGraph(graph, problemFinder(model.parsed, file))
    const shapes = traceShapes(graph, { ...model, run }, fill)
    const open = withOpenShapes(graph, file, shapes)
    return {
      network: makeNetwork(model, graph, { run, shapes }),
      activations: findActivations(graph),
      statesBatch: statesBatch(graph, file),
      names: graphNames([...file.nodes.values()]),
      outputNames: new Map(file.signature.outputs.map(({ key, value }) => [value, key])),
      repairs,
      ...(open && { reopened: () => openFile(open, fill, [...repairs, OPENED]) }),
    }
  } catch (error) {
    model.dispose()
    throw error
  }
}

function makeNetwork(
  model: LoadedGraph,
  graph: Graph,
  { run, shapes }: { readonly run: RunNetwork; readonly shapes: Shapes },
): Network {
  const nodes = listNodes(graph, shapes)
  return {
    nodes,
    inputs: graph.inputs,
    outputs: graph.outputs,
    run,
    biases: () => graphBiases(graph, nodes, model.constant),
    dispose: model.dispose,
  }
}

function listNodes(graph: Graph, shapes: Shapes): Node[] {
  return graph.path.flatMap((node) => {
    const inputs = [...new Set(node.inputs.filter((input) => graph.values.has(ownerOf(input))))]
    if (graph.inputs.includes(node.name)) {
      return [{ name: node.name, op: node.op, shape: sizesOf(node), inputs }]
    }
    return (graph.values.get(node.name) ?? []).flatMap((name) => {
      const traced = shapes.get(name)
      const shape = traced ? withoutBatch(traced) : null
      if (!fusedActivation(node)) return [{ name, op: node.op, shape, inputs }]
      const before = name + BEFORE
      return [
        { name: before, op: node.op, shape, inputs },
        { name, op: node.op, shape, inputs: [before] },
      ]
    })
  })
}

/** The graph as it is, as long as nobody asks for what lies before a fused activation. */
function runner(model: LoadedGraph, graph: Graph, nodes: GraphNodes): RunNetwork {
  let apart: RunNetwork | null = null
  const nameIn = (value: string) => linearName(outputNode(value, graph))
  return (feeds, fetches) => {
    const inside = [...Object.keys(feeds), ...fetches].some((name) => name.endsWith(BEFORE))
    if (inside) apart ??= model.sibling(withActivations(nodes, graph))
    const given = Object.entries(feeds).map(([name, value]) => [nameIn(name), value] as const)
    return (inside && apart ? apart : model.run)(Object.fromEntries(given), fetches.map(nameIn))
  }
}

function findActivations(graph: Graph): Map<string, string> {
  return new Map(
    graph.path.flatMap((node) => {
      const activation = fusedActivation(node)
      return activation ? [[node.name, activation.toLowerCase()] as const] : []
    }),
  )
}

/** The first size is the picture's place in the batch, unless the operator folds more into it. */
function withoutBatch([first, ...rest]: readonly number[]): Shape {
  return first === 1 ? [null, ...rest] : [first ?? null, ...rest]
}
