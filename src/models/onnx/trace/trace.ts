// Walks the graph once for a picture of a given size and number: what only depends on shapes and weights is worked
// out, the rest becomes steps. A node that cannot be computed spoils what is made of it and nothing else.
import { type Tensor, transpose } from '@tensorflow/tfjs-core'
import { failure, isNamed } from '../../../errors'
import { MOST_VALUES } from '../../mostValues'
import type { Step } from '../../network/stepNetwork'
import { quoted } from '../../quoted'
import { bodiesOf } from '../graph/bodies'
import { type Host, sizeOf } from '../host/host'
import type { Call, Lowering } from '../operators/operator'
import { findOperator } from '../operators/registry'
import type { OnnxGraph, OnnxNode, OnnxTensor } from '../proto/types'
import { asPictures } from './asPictures'
import { decidesLate, gatherInputs, isFew, makeCall, unknownOperator, valueAt } from './call'
import { addInitialisers } from './initialisers'
import { type Lists, withoutLists } from './sequences'
import { findShortcuts, nothingSeen, type Seen } from './shortcuts'
import { makeStep, openSources, type Sources, type TracedValue } from './sources'
import { kindOf, TO_LAST } from './value'
import type { Weights } from './weights'

export interface Traceable {
  /** In order. */
  readonly nodes: readonly OnnxNode[]
  readonly opset: number
  /** Values that the file takes for pictures. */
  readonly pictures: ReadonlySet<string>
  readonly decode: (tensor: OnnxTensor) => Host
  readonly initialisers: ReadonlyMap<string, OnnxTensor>
  /** Values that one node alone reads, and that are no outputs. */
  readonly readOnce: ReadonlySet<string>
}

/** A node whose outputs depend on the picture. */
export interface TracedNode {
  readonly node: OnnxNode
  readonly outputs: readonly string[]
  readonly inputs: readonly string[]
}

export interface Trace {
  readonly steps: readonly Step[]
  readonly nodes: readonly TracedNode[]
  /** By name: what is known of it, or why it cannot be computed. */
  readonly values: ReadonlyMap<string, TracedValue | Error>
}

interface Walk {
  readonly graph: Traceable
  readonly values: Map<string, TracedValue | Error>
  readonly sources: Sources
  readonly weights: Weights
  readonly steps: Step[]
  readonly seen: Seen
  readonly nodes: TracedNode[]
  readonly lists: Lists
  readonly pictures: number
}

export function trace(graph: Traceable, inputs: readonly TracedValue[], weights: Weights): Trace {
  const walk: Walk = {
    graph,
    values: new Map(inputs.map((input) => [input.key, input])),
    sources: openSources(weights),
    weights,
    steps: [],
    seen: nothingSeen(),
    nodes: [],
    lists: new Map(),
    pictures: Math.max(1, inputs[0]?.shape[0] ?? 1),
  }
  addInitialisers(walk.values, graph.initialisers, graph.decode)
  const ahead: (() => void)[] = []
  const push = (nodes: readonly OnnxNode[], after: () => void) => {
    ahead.push(after)
    for (const node of [...nodes].reverse()) ahead.push(() => visit(node, walk, push))
  }
  push(graph.nodes, () => undefined)
  for (let next = ahead.pop(); next; next = ahead.pop()) next()
  walk.sources.complete()
  return { steps: [...walk.sources.perRun, ...walk.steps], nodes: walk.nodes, values: walk.values }
}

type Push = (nodes: readonly OnnxNode[], after: () => void) => void

function visit(node: OnnxNode, walk: Walk, push: Push): void {
  try {
    const without = withoutLists({ node, lists: walk.lists, read: (name) => valueAt(name, walk.values) })
    if (without) {
      push(without, () => undefined)
      return
    }
    const inputs = gatherInputs(node, walk.values)
    if (node.op === 'If' && node.domain === '') {
      branch(node, inputs, { walk, push })
      return
    }
    const operator = findOperator(node.domain, node.op)
    if (!operator) throw unknownOperator(node)
    const call = makeCall(node, inputs, { ...walk.graph, pictures: walk.pictures })
    const folded = isFew(call) ? operator.fold?.(call) : null
    if (folded) settle(node, folded, walk)
    else compute(call, operator.lower(call), { node, walk })
  } catch (error) {
    if (!isNamed(error, 'UnsupportedModel')) throw error
    for (const name of node.outputs) if (!walk.values.has(name)) walk.values.set(name, error as Error)
  }
}

function settle(node: OnnxNode, hosts: readonly Host[], { values }: Walk): void {
  hosts.forEach((host, i) => {
    const key = node.outputs[i]
    const { shape, type } = host
    if (key)
      values.set(key, { key, shape, kind: kindOf(type), layout: 'file', constant: true, host: () => host })
  })
}

/** The branch that the condition chooses takes the place of the node. */
function branch(
  node: OnnxNode,
  [condition]: readonly (TracedValue | null)[],
  { walk, push }: { readonly walk: Walk; readonly push: Push },
): void {
  if (!condition?.host) throw decidesLate('If', node.name)
  const wanted = condition.host().data[0] ? 'then_branch' : 'else_branch'
  const body = bodiesOf({
    ...node,
    attributes: new Map([...node.attributes].filter(([name]) => name === wanted)),
  })[0]
  if (!body) throw failure('UnsupportedModel', `The operator If at ${quoted(node.name)} lacks its ${wanted}.`)
  addInitialisers(walk.values, body.initialisers, walk.graph.decode)
  push(body.nodes, () => rename(node, body, walk))
}

/** The branch's outputs under the names of the node's. */
function rename(node: OnnxNode, body: OnnxGraph, { values, steps, nodes, graph }: Walk): void {
  node.outputs.forEach((key, i) => {
    const from = body.outputs[i]?.name ?? ''
    const value = values.get(from)
    if (!value || value instanceof Error || value.constant) {
      if (value) values.set(key, value)
      return
    }
    const turns = value.layout === 'file' && value.shape.length === 4 && graph.pictures.has(key)
    values.set(key, turns ? { ...value, key, layout: 'last' } : { ...value, key })
    const compute = (inputs: readonly Tensor[]) =>
      inputs.map((input) => (turns ? transpose(input, TO_LAST) : input))
    steps.push({ names: [key], inputs: [value.key], compute })
    nodes.push({ node: { ...node, op: 'Identity' }, outputs: [key], inputs: [value.key] })
  })
}

/** A kernel that is asked for more than memory holds does not come back with a sentence. */
function refuseHuge({ op, name }: OnnxNode, outputs: readonly TracedValue[], most: number): void {
  const huge = outputs.find(({ shape }) => sizeOf(shape) > most)
  if (!huge) return
  const made = `[${huge.shape.slice(0, 8).join(', ')}], more than ${most} values`
  const text = `The operator ${op} at ${quoted(name)} would make ${made}; open a model that fits its pictures.`
  throw failure('UnsupportedModel', text)
}

function compute(
  call: Call,
  lowering: Lowering,
  { node, walk }: { readonly node: OnnxNode; readonly walk: Walk },
): void {
  const takes = lowering.takes ?? call.inputs.flatMap((value, i) => (value ? [i] : []))
  const taken = takes.flatMap((i) => (call.inputs[i] as TracedValue | null | undefined) ?? [])
  const sources = taken.map((value, i) => walk.sources.of(value, lowering.forms?.[i] ?? { layout: 'file' }))
  const constant = taken.every((value) => value.constant)
  const turned = asPictures(lowering, node, { pictures: walk.graph.pictures, constant })
  const outputs = turned.outputs.flatMap((output, i): TracedValue[] => {
    const key = node.outputs[i]
    return key ? [{ ...output, key, constant, host: null }] : []
  })
  refuseHuge(node, outputs, MOST_VALUES * walk.pictures)
  const named = node.outputs.flatMap((name, i) => (name && i < turned.outputs.length ? [i] : []))
  const run: Lowering['compute'] = (inputs) => {
    const answers = turned.compute(inputs)
    return named.flatMap((i) => answers[i] ?? [])
  }
  for (const output of outputs) walk.values.set(output.key, output)
  if (constant) {
    walk.sources.addConstant(outputs, { ...turned, compute: run }, sources)
    return
  }
  const names = outputs.map(({ key }) => key)
  const step = makeStep(names, run, { sources, weights: walk.weights })
  const [output] = outputs
  const place = { ...walk.seen, sources: walk.sources, weights: walk.weights, readOnce: walk.graph.readOnce }
  const shortcuts = output ? findShortcuts(call, { ...place, lowering, output, from: sources }) : []
  walk.steps.push(shortcuts.length > 0 ? { ...step, shortcuts } : step)
  walk.nodes.push({ node, outputs: names, inputs: taken.flatMap(({ key, constant: c }) => (c ? [] : [key])) })
}
