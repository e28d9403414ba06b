// Learns the shape of every value in a graph from one zero picture: a few operators at a time, so that
// little is in memory at once, and a failure has a name.
import { dispose, type Tensor, zeros } from '@tensorflow/tfjs-core'
import type { Feeds } from '../../engine/types'
import { failure, isOurs } from '../../errors'
import { forShapes } from '../../tfjs/pipelines/shapesOnly'
import type { Fill } from '../network/openNetwork'
import { type RunNetwork, type Step, stepRunner } from '../network/stepNetwork'
import { quoted, reasonOf } from '../quoted'
import { sizesOf } from './attributes'
import { type GraphNode, ownerOf } from './graphFile'
import type { Graph } from './graphNodes'
import type { Folds } from './graphRuns'

export type Shapes = ReadonlyMap<string, readonly number[]>

/** Operators traced at once: a plan is made for each group, and its values are in memory together. */
const GROUP = 24

/** What lies within operators that are folded to one is not computed: its shape follows from its neighbours'. */
interface Tracing extends Folds {
  readonly run: RunNetwork
}

/** @throws UnsupportedModel, naming the operator that fails. */
export function traceShapes(graph: Graph, { run, frames, chains }: Tracing, fill: Fill): Shapes {
  const shapes = new Map<string, readonly number[]>()
  const feeds: Record<string, Tensor> = {}
  for (const name of graph.inputs) {
    const node = graph.all.get(name)
    const picture = zeros(fill(node ? sizesOf(node) : null))
    feeds[name] = picture
    shapes.set(name, picture.shape)
  }
  const within = endsOf({ frames, chains })
  const computed = graph.path.filter(({ name }) => !graph.inputs.includes(name) && !within.has(name))
  const groups = Array.from({ length: Math.ceil(computed.length / GROUP) }, (_, i) =>
    computed.slice(i * GROUP, (i + 1) * GROUP),
  )
  const trace = stepRunner(
    groups.map((nodes) => makeStep(withThose(nodes, within, graph), graph, { run, shapes })),
  )
  try {
    forShapes(() => {
      for (const output of trace(feeds, graph.outputs)) output.dispose()
    })
  } finally {
    for (const feed of Object.values(feeds)) feed.dispose()
  }
  for (const [name, end] of within) {
    const shape = shapes.get(end)
    if (shape) shapes.set(name, shape)
  }
  for (const { pad, margins } of frames) {
    const shape = shapes.get(pad.inputs[0] ?? '')
    if (shape)
      shapes.set(
        pad.name,
        shape.map((size, i) => size + (margins[2 * i] ?? 0) + (margins[2 * i + 1] ?? 0)),
      )
  }
  return shapes
}

/** What each value within is computed with: the operator that puts out something, by name. */
function endsOf({ frames, chains }: Folds): ReadonlyMap<string, string> {
  const ends = new Map(chains.flatMap(({ skips, last }) => skips.map((name) => [name, last.name] as const)))
  for (const { pad, convolution } of frames)
    ends.set(pad.name, ends.get(convolution.name) ?? convolution.name)
  return ends
}

interface Traced {
  readonly nodes: readonly GraphNode[]
  /** Those within chains that end at one of them. */
  readonly within: readonly GraphNode[]
}

function withThose(nodes: readonly GraphNode[], within: ReadonlyMap<string, string>, graph: Graph): Traced {
  const own = new Set(nodes.map(({ name }) => name))
  const inside = graph.path.filter(({ name }) => own.has(within.get(name) ?? ''))
  return { nodes, within: inside }
}

/** A few operators in a row as one step, from the values that they need of others. */
function makeStep(
  { nodes, within }: Traced,
  graph: Graph,
  { run, shapes }: { readonly run: RunNetwork; readonly shapes: Map<string, readonly number[]> },
): Step {
  const names = nodes.flatMap((node) => graph.values.get(node.name) ?? [])
  const own = new Set([...within, ...nodes].map((node) => node.name))
  const all = graph.path.filter(({ name }) => own.has(name))
  const read = new Set(all.flatMap((node) => node.inputs))
  const inputs = [...read].filter((name) => graph.values.has(ownerOf(name)) && !own.has(ownerOf(name)))
  const group = { nodes: all, names }
  return {
    names,
    inputs,
    compute: (values) => {
      const feeds = Object.fromEntries(inputs.map((input, i) => [input, values[i] as Tensor]))
      const outputs = runGroup(group, run, feeds)
      try {
        outputs.forEach((output, i) => {
          refuseEmpty(output, names[i] ?? '', graph)
          shapes.set(names[i] ?? '', output.shape)
        })
      } catch (error) {
        dispose(outputs)
        throw error
      }
      return outputs
    },
  }
}

/** Sizes alone may be an empty list; a picture without rows cannot be explained. */
function refuseEmpty({ shape, size, rank }: Tensor, name: string, graph: Graph): void {
  if (rank !== 4 || size > 0) return
  const { op = '' } = graph.all.get(ownerOf(name)) ?? {}
  throw failure(
    'UnsupportedModel',
    `The operator ${op} at ${quoted(name)} makes [${shape.join(', ')}], which is nothing; convert the model again.`,
  )
}

interface Group {
  readonly nodes: readonly GraphNode[]
  readonly names: readonly string[]
}

/** Where it fails, once more one by one: the first that fails alone has the name. */
function runGroup({ nodes, names }: Group, run: RunNetwork, feeds: Feeds): Tensor[] {
  try {
    return run(feeds, names)
  } catch (error) {
    for (const node of nodes) {
      try {
        dispose(run(feeds, [node.name]))
      } catch (reason) {
        throw nodeFailure(reason, node)
      }
    }
    throw error
  }
}

function nodeFailure(error: unknown, { op, name }: GraphNode): unknown {
  if (isOurs(error)) return error
  return failure(
    'UnsupportedModel',
    `The operator ${op} at ${quoted(name)} cannot be computed: ${reasonOf(error)}`,
    error,
  )
}
