// The operators of a frozen graph that lead from its inputs to its outputs, each after those it needs.
import { failure } from '../../errors'
import { quoted } from '../quoted'
import { type GraphFile, type GraphNode, type GraphNodes, ownerOf, type SignatureEntry } from './graphFile'
import { SELECTED, SELECTS } from './rawDetections'

export interface Graph {
  /** Every node of the file by name. */
  readonly all: GraphNodes
  /** Those that depend on an input and lead to an output, in order; placeholders first. */
  readonly path: readonly GraphNode[]
  /** All that the outputs are computed from, constants too. */
  readonly needed: readonly GraphNode[]
  /** The values of each of these that somebody reads, the first always among them. */
  readonly values: ReadonlyMap<string, readonly string[]>
  readonly inputs: readonly string[]
  readonly outputs: readonly string[]
}

/** @throws UnsupportedModel for a node that is missing or a circle, by name. */
export function findPath({ nodes: all, signature }: Pick<GraphFile, 'nodes' | 'signature'>): Graph {
  if (all.size === 0) throw failure('UnsupportedModel', 'The graph in model.json has no nodes.')
  const inputs = namesIn(signature.inputs, all) ?? placeholders(all)
  const outputs = namesIn(signature.outputs, all) ?? leaves(all)
  const ordered = sort(all, outputs)
  checkTexts(ordered, inputs)
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
  return { all, path, needed: ordered, values: valuesOf(path, outputs), inputs, outputs }
}

const TEXT: ReadonlySet<unknown> = new Set(['DT_STRING', 7])

/** Such a graph decodes a file itself. @throws UnsupportedModel */
function checkTexts(ordered: readonly GraphNode[], inputs: readonly string[]): void {
  const text = ordered.find(
    ({ name, attributes }) => inputs.includes(name) && TEXT.has(attributes.get('dtype')?.written.type),
  )
  if (text)
    throw failure(
      'UnsupportedModel',
      `The input ${quoted(text.name)} of the graph takes texts (a picture's file, say), which TensorFlow.js cannot decode; convert the part behind the decoding, which takes pixels.`,
    )
}

function valuesOf(path: readonly GraphNode[], outputs: readonly string[]): Map<string, readonly string[]> {
  const values = new Map(path.map((node) => [node.name, new Set([node.name])]))
  for (const name of [...path.flatMap((node) => node.inputs), ...outputs])
    values.get(ownerOf(name))?.add(name)
  return new Map([...values].map(([name, names]) => [name, [...names]]))
}

function namesIn(entries: readonly SignatureEntry[], all: GraphNodes): string[] | null {
  const names = entries.map(({ value }) => value)
  const absent = names.find((name) => !all.has(ownerOf(name)))
  if (absent !== undefined) {
    throw failure(
      'UnsupportedModel',
      `The signature names the node ${quoted(absent)}, which the graph does not contain.`,
    )
  }
  return names.length > 0 ? names : null
}

function placeholders(all: GraphNodes): string[] {
  const found = [...all.values()].filter((node) => node.op.startsWith('Placeholder'))
  const plain = found.filter((node) => node.op === 'Placeholder')
  return (plain.length > 0 ? plain : found).map((node) => node.name)
}

/** What nobody reads, which is what a graph without a signature puts out. */
export function leaves(all: GraphNodes): string[] {
  const used = new Set([...all.values()].flatMap((node) => node.inputs.map(ownerOf)))
  return [...all.values()]
    .filter((node) => !used.has(node.name) && node.op !== 'Const')
    .map((node) => node.name)
}

/** Depth first from the outputs, with a stack of its own: graphs may be thousands of nodes deep. */
function sort(all: GraphNodes, outputs: readonly string[]): GraphNode[] {
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
      if (circle) throw inCircle(circle, all)
      stack.push(...ahead)
      continue
    }
    stack.pop()
    if (state.get(name) !== 'done') ordered.push(node)
    state.set(name, 'done')
  }
  return ordered
}

/** TensorFlow 1 writes a loop as a circle. */
function inCircle(name: string, all: GraphNodes): Error {
  const selects = [...all.values()].find(({ op }) => SELECTS.test(op))
  if (selects)
    return failure('UnsupportedModel', `The operator ${selects.op} at ${quoted(selects.name)} ${SELECTED}.`)
  const loop = [...all.values()].find(({ op }) => op === 'NextIteration')
  const said = loop
    ? `The graph repeats a part of itself until a value decides (a loop at ${quoted(loop.name)}), which cannot be explained; write the steps out, or convert the part without it.`
    : `The graph goes in a circle through ${quoted(name)}.`
  return failure('UnsupportedModel', said)
}

function absentNode(name: string, all: GraphNodes): Error {
  const user = [...all.values()].find((node) => node.inputs.map(ownerOf).includes(name))
  const by = user ? `, which ${quoted(user.name)} needs` : ''
  return failure(
    'UnsupportedModel',
    `The graph lacks the node ${quoted(name)}${by}; convert the model again.`,
  )
}
