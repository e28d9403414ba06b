// Runs a graph of tfjs-converter from any node to any node, and never hands out what belongs to somebody else.
import { type GraphModel, loadGraphModelSync } from '@tensorflow/tfjs-converter'
import { cast, type io, type NamedTensorMap, type Tensor } from '@tensorflow/tfjs-core'
import type { Feeds } from '../../engine/types'
import { failure } from '../../errors'
import { executorOf } from '../../tfjs/internals'
import type { RunNetwork } from '../network/stepNetwork'
import { floatConstants } from './fold/constants'
import type { ParsedNode } from './graphChecks'
import { type GraphFile, type GraphNodes, ownerOf, writeTopology } from './graphFile'
import { wholeConstants } from './graphLimits'
import { registerGraphOps } from './graphOps'
import { type GraphRuns, graphRuns, type Parse } from './graphRuns'
import { graphWeights } from './graphWeights'

type LoadedModel = GraphModel<io.IOHandlerSync>

export interface LoadedGraph extends GraphRuns {
  readonly parsed: Readonly<Record<string, ParsedNode>>
  /** A constant of the graph; it stays the graph's. */
  constant(name: string): Tensor | null
  /** Another graph on the same weights; nothing to dispose. */
  sibling(nodes: GraphNodes): RunNetwork
  dispose(): void
}

/** Without the signature: its keys would hide nodes of the same name. */
export function loadGraph(file: Omit<GraphFile, 'signature'>, outputs: readonly string[]): LoadedGraph {
  const weights = graphWeights(file)
  const parse = (nodes: GraphNodes) => {
    const model = parseGraph(nodes)
    const read = new Set([...[...nodes.values()].flatMap(({ inputs }) => inputs), ...outputs].map(ownerOf))
    const names = [...nodes.values()].filter(({ name, op }) => op === 'Const' && read.has(name))
    return { model, names: names.map(({ name }) => name) }
  }
  const keeping: Parse = (nodes, made) => {
    const { model, names } = parse(nodes)
    for (const name of names) weights.get(name, made.get(name))
    executorOf(model).weightMap = weights.all()
    return (feeds, fetches) => runGraph(model, feeds, fetches)
  }
  /** What no other way to ask needs is there only while it runs. */
  const lending: Parse = (nodes, made) => {
    const { model, names } = parse(nodes)
    return (feeds, fetches) =>
      weights.lending(names, made, () => {
        executorOf(model).weightMap = weights.all()
        return runGraph(model, feeds, fetches)
      })
  }
  const how = { outputs, constants: floatConstants(file), whole: wholeConstants(file), parse: lending }
  return {
    parsed: parsedNodes(file.nodes),
    ...graphRuns(file.nodes, { ...how, first: keeping }),
    constant: (name) => weights.get(name),
    sibling: (nodes) => graphRuns(nodes, how).run,
    dispose: weights.dispose,
  }
}

function parseGraph(nodes: GraphNodes): LoadedModel {
  registerGraphOps()
  const load = () => ({
    modelTopology: writeTopology(nodes),
    format: 'graph-model',
    weightSpecs: [],
    weightData: new ArrayBuffer(0),
  })
  return loadGraphModelSync({ load })
}

/** What the parser makes of each node, without any weights. */
export function parsedNodes(nodes: GraphNodes): LoadedGraph['parsed'] {
  return executorOf<ParsedNode>(parseGraph(nodes)).graph.nodes
}

function runGraph(model: LoadedModel, given: Feeds, fetches: readonly string[]): Tensor[] {
  const asked = [...new Set(fetches)].filter((name) => !(name in given))
  const { feeds, made } = withTypes(model, given)
  try {
    const answers = asked.length === 0 ? [] : [execute(model, feeds, asked)].flat()
    const values = new Map(asked.map((name, i) => [name, answers[i] as Tensor]))
    const handed = new Set<Tensor>()
    const own = new Set([...Object.values(model.weights).flat(), ...Object.values(feeds)])
    return fetches.map((name) => {
      const value = values.get(name) ?? (given[name] as Tensor)
      const lent = own.has(value) || name in given || handed.has(value)
      handed.add(value)
      return lent ? value.clone() : value
    })
  } finally {
    for (const tensor of made) tensor.dispose()
  }
}

function execute(model: LoadedModel, feeds: NamedTensorMap, fetches: readonly string[]): Tensor | Tensor[] {
  try {
    return model.execute(feeds, [...fetches])
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error)
    const stranger = /The output '(.*?)' is not found in the graph/.exec(why)?.[1]
    if (stranger) throw failure('UnsupportedModel', `The network has no node "${stranger}".`, error)
    const missing = /Missing the following inputs: \[(.*?)\]/.exec(why)?.[1]
    if (!missing) throw error
    const names = fetches.join('", "')
    throw failure('UnsupportedModel', `To compute "${names}" the value of "${missing}" is needed too.`, error)
  }
}

/** Placeholders insist on their own type. */
function withTypes(model: LoadedModel, given: Feeds): { feeds: NamedTensorMap; made: Tensor[] } {
  const types = new Map(model.inputs.map(({ name, dtype }) => [name, dtype]))
  const made: Tensor[] = []
  const feeds: NamedTensorMap = {}
  for (const [name, value] of Object.entries(given)) {
    const dtype = types.get(name) ?? value.dtype
    feeds[name] = value.dtype === dtype ? value : cast(value, dtype)
    if (feeds[name] !== value) made.push(feeds[name])
  }
  return { feeds, made }
}
