// The operators of a frozen graph that lead from its inputs to its outputs, each after those it needs.
import { failure } from '../../errors'
import { asList, asObject, asText, type Json } from '../json'

export interface GraphNode {
  readonly name: string
  readonly op: string
  /** As the file writes them, constants too: `split:1` for a second output; control inputs are left out. */
  readonly inputs: readonly string[]
  readonly attr: Json
}

export interface Graph {
  /** Every node of the file by name. */
  readonly all: ReadonlyMap<string, GraphNode>
  /** Those that depend on an input and lead to an output, in order; placeholders first. */
  readonly path: readonly GraphNode[]
  /** The values of each of these that somebody reads, the first always among them. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** The operator that computes a value: `split` for `split:1`. */
export function ownerOf(value: string): string {
  return value.replace(/:\d+$/, '')
}

/** The value's name as a network knows it: the first output goes without a number. */
export function valueName(value: string): string {
  return value.replace(/:0$/, '')
}

/** @throws UnsupportedModel for a node that is missing or a circle, by name. */
export function readGraph(topology: unknown, signature: unknown): Graph {
  const all = new Map(asList(asObject(topology).node).map((node) => readNode(asObject(node))))
  if (all.size === 0) throw failure('UnsupportedModel', 'The graph in model.json has no nodes.')
  const given = asObject(signature)
  const inputs = namesIn(given.inputs, all) ?? placeholders(all)
  const outputs = namesIn(given.outputs, all) ?? leaves(all)
  const ordered = sort(all, outputs)
  const reached = new Set(inputs)
  const path = ordered.filter((node) => {
    if (!inputs.includes(node.name) && !node.inputs.some((input) => reached.has(ownerOf(input)))) return false
    reached.add(node.name)
    return true
  })
  const lost = outputs.find((output) => !reached.has(ownerOf(output)))
  if (lost || inputs.length === 0) {
    throw failure(
      'UnsupportedModel',
      `The output "${lost ?? outputs[0]}" of the graph does not depend on any input.`,
    )
  }
  return { all, path, values: valuesOf(path, outputs), inputs, outputs }
}

function valuesOf(path: readonly GraphNode[], outputs: readonly string[]): Map<string, readonly string[]> {
  const values = new Map(path.map((node) => [node.name, new Set([node.name])]))
  for (const name of [...path.flatMap((node) => node.inputs), ...outputs])
    values.get(ownerOf(name))?.add(name)
  return new Map([...values].map(([name, names]) => [name, [...names]]))
}

function readNode(node: Json): [string, GraphNode] {
  const name = asText(node.name) ?? ''
  const inputs = asList(node.input).map(String)
  const op = asText(node.op) ?? ''
  return [
    name,
    {
      name,
      op,
      inputs: inputs.filter((input) => !input.startsWith('^')).map(valueName),
      attr: asObject(node.attr),
    },
  ]
}

function namesIn(entries: unknown, all: ReadonlyMap<string, GraphNode>): string[] | null {
  const names = Object.entries(asObject(entries)).map(([key, entry]) =>
    valueName(asText(asObject(entry).name) ?? key),
  )
  const absent = names.find((name) => !all.has(ownerOf(name)))
  if (absent) {
    throw failure(
      'UnsupportedModel',
      `The signature names the node "${absent}", which the graph does not contain.`,
    )
  }
  return names.length > 0 ? names : null
}

function placeholders(all: ReadonlyMap<string, GraphNode>): string[] {
  return [...all.values()].filter((node) => node.op.startsWith('Placeholder')).map((node) => node.name)
}

function leaves(all: ReadonlyMap<string, GraphNode>): string[] {
  const used = new Set([...all.values()].flatMap((node) => node.inputs.map(ownerOf)))
  return [...all.values()]
    .filter((node) => !used.has(node.name) && node.op !== 'Const')
    .map((node) => node.name)
}

/** Depth first from the outputs, with a stack of its own: graphs may be thousands of nodes deep. */
function sort(all: ReadonlyMap<string, GraphNode>, outputs: readonly string[]): GraphNode[] {
  const state = new Map<string, 'open' | 'done'>()
  const ordered: GraphNode[] = []
  const stack = outputs.map(ownerOf)
  while (stack.length > 0) {
    const name = stack.at(-1) ?? ''
    const node = all.get(name)
    if (!node) throw absentNode(name, all)
    if (!state.has(name)) {
      state.set(name, 'open')
      const ahead = node.inputs.map(ownerOf).filter((input) => state.get(input) !== 'done')
      const circle = ahead.find((input) => state.get(input) === 'open')
      if (circle) throw failure('UnsupportedModel', `The graph goes in a circle through "${circle}".`)
      stack.push(...ahead)
      continue
    }
    stack.pop()
    if (state.get(name) !== 'done') ordered.push(node)
    state.set(name, 'done')
  }
  return ordered
}

function absentNode(name: string, all: ReadonlyMap<string, GraphNode>): Error {
  const user = [...all.values()].find((node) => node.inputs.map(ownerOf).includes(name))
  const by = user ? `, which "${user.name}" needs` : ''
  return failure('UnsupportedModel', `The graph lacks the node "${name}"${by}; convert the model again.`)
}
