// Runs a graph of tfjs-converter from any node to any node, and never hands out what belongs to somebody else.
import { type GraphModel, loadGraphModelSync } from '@tensorflow/tfjs-converter'
import { cast, type io, keep, type NamedTensorMap, type Tensor, tidy } from '@tensorflow/tfjs-core'
import type { Feeds } from '../../engine/types'
import { failure } from '../../errors'
import { executorOf } from '../../tfjs/internals'
import { renewable } from '../../tfjs/packing/renewable'
import { readWeight } from '../files/readWeight'
import { weightRanges } from '../files/weights'
import type { RunNetwork } from '../network/stepNetwork'
import type { ParsedNode } from './graphChecks'
import { type GraphFile, type GraphNodes, writeTopology } from './graphFile'
import { registerGraphOps } from './graphOps'

type LoadedModel = GraphModel<io.IOHandlerSync>

export interface LoadedGraph {
  readonly parsed: Readonly<Record<string, ParsedNode>>
  readonly run: RunNetwork
  /** A constant of the graph; it stays the graph's. */
  constant(name: string): Tensor | null
  /** Another graph on the same weights; nothing to dispose. */
  sibling(nodes: GraphNodes): RunNetwork
  dispose(): void
}

/** Without the signature: its keys would hide nodes of the same name. */
export function loadGraph({ nodes, weightSpecs, weights }: Omit<GraphFile, 'signature'>): LoadedGraph {
  registerGraphOps()
  const model = parse(nodes, weightSpecs as io.WeightsManifestEntry[], weights)
  const inside = executorOf<ParsedNode>(model)
  return {
    parsed: inside.graph.nodes,
    run: (feeds, fetches) => runGraph(model, feeds, fetches),
    constant: (name) => inside.weightMap[name]?.[0] ?? null,
    sibling: (other) => {
      const twin = parse(other, [], new ArrayBuffer(0))
      executorOf(twin).weightMap = inside.weightMap
      return (feeds, fetches) => runGraph(twin, feeds, fetches)
    },
    dispose: () => model.dispose(),
  }
}

function parse(
  nodes: GraphNodes,
  weightSpecs: io.WeightsManifestEntry[],
  weightData: ArrayBuffer,
): LoadedModel {
  const modelTopology = writeTopology(nodes)
  const load = () => ({ modelTopology, format: 'graph-model', weightSpecs, weightData })
  const loaded: LoadedModel[] = []
  // The weights are made before the nodes are read: where those are damaged, nobody would free them.
  tidy(() => {
    const model = loadGraphModelSync({ load })
    for (const weight of Object.values(model.weights).flat()) keep(weight)
    renewFrom(weightData, weightSpecs, model.weights)
    loaded.push(model)
  })
  return loaded[0] as LoadedModel
}

function renewFrom(
  bytes: ArrayBuffer,
  specs: readonly io.WeightsManifestEntry[],
  weights: NamedTensorMap | Readonly<Record<string, Tensor[]>>,
): void {
  for (const range of weightRanges(specs)) {
    const [weight] = [weights[range.name] ?? []].flat()
    if (weight) renewable(weight, () => readWeight(range, bytes))
  }
}

/** What the parser makes of each node, without any weights. */
export function parsedNodes(nodes: GraphNodes): LoadedGraph['parsed'] {
  registerGraphOps()
  return executorOf<ParsedNode>(parse(nodes, [], new ArrayBuffer(0))).graph.nodes
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
