// Graphs that keep parts of themselves as functions: what a call computes is written where it is called, and of an If whose
// condition is a constant the branch that it takes. TensorFlow's converter does so for most; an If that depends on the
// picture stays, and is refused by name.
import { failure } from '../../errors'
import { asList, asObject, asText, type Json } from '../json'
import { quoted } from '../quoted'
import { foldConstants } from './foldedConstants'
import { type GraphFile, type GraphNode, MOST_NODES, nodesByName, readNode, valueName } from './graphFile'

const CALL = /^(Stateful)?PartitionedCall$/
const BRANCH = /^(Stateless)?If$/
/** Of calls within calls. */
const DEEPEST = 16

/** Operators whose outputs go by several names in a function, in their order. */
const NAMED_OUTPUTS: ReadonlyMap<string, readonly string[]> = new Map([
  ['TopKV2', ['values', 'indices']],
  ['MaxPoolWithArgmax', ['output', 'argmax']],
  ['Switch', ['output_false', 'output_true']],
  ['Merge', ['output', 'value_index']],
  ['Unique', ['y', 'idx']],
  ['FusedBatchNorm', ['y', 'batch_mean', 'batch_variance']],
  ['FusedBatchNormV2', ['y', 'batch_mean', 'batch_variance']],
  ['FusedBatchNormV3', ['y', 'batch_mean', 'batch_variance']],
])

interface Fn {
  readonly parameters: readonly string[]
  readonly nodes: readonly GraphNode[]
  /** Values of the function's own, as its nodes name them. */
  readonly results: readonly string[]
}

/** The file as it is where nothing is called. @throws UnsupportedModel for calls without end */
export function withInlinedCalls(file: GraphFile): GraphFile {
  let sofar = file
  for (let depth = 0; depth < DEEPEST; depth++) {
    const next = inlinedOnce(sofar)
    if (next === sofar) return sofar
    sofar = next
  }
  throw failure(
    'UnsupportedModel',
    `The graph calls functions that call functions, more than ${DEEPEST} deep; convert the model again.`,
  )
}

function inlinedOnce(file: GraphFile): GraphFile {
  const calls = [...file.nodes.values()].filter(({ op }) => CALL.test(op) || BRANCH.test(op))
  if (calls.length === 0) return file
  const folded = foldConstants(file)
  /** What the outputs of a call are called from now on. */
  const values = new Map<string, string>()
  const bodies = new Map<string, readonly GraphNode[]>()
  let count = file.nodes.size
  for (const call of calls) {
    const made = bodyOf(call, file, folded)
    if (!made) continue
    // Counted as they come: a function of many calls of itself is squared by each step.
    count += made.nodes.length
    checkCount(count)
    bodies.set(call.name, made.nodes)
    made.results.forEach((result, i) => {
      values.set(i === 0 ? call.name : `${call.name}:${i}`, result)
    })
  }
  if (bodies.size === 0) return file
  const renamed = (value: string) => values.get(value) ?? value
  const nodes = [...file.nodes.values()].flatMap((node) => {
    const body = bodies.get(node.name)
    if (!body) return [{ ...node, inputs: node.inputs.map(renamed) }]
    const [result] = [values.get(node.name) ?? '']
    // The first output keeps its name, for those who ask for it.
    const kept = { name: node.name, op: 'Identity', inputs: [result], attributes: new Map() }
    return [...body.map((inner) => ({ ...inner, inputs: inner.inputs.map(renamed) })), kept]
  })
  const outputs = file.signature.outputs.map((end) => ({
    ...end,
    value: end.value.includes(':') ? renamed(end.value) : end.value,
  }))
  return { ...file, nodes: nodesByName(nodes), signature: { ...file.signature, outputs } }
}

function checkCount(nodes: number): void {
  if (nodes <= MOST_NODES) return
  throw failure(
    'UnsupportedModel',
    `The graph has more than ${MOST_NODES} nodes once its functions are written out; convert the part that takes the picture.`,
  )
}

/** Null where the call stays as it is. */
function bodyOf(
  call: GraphNode,
  file: GraphFile,
  folded: ReturnType<typeof foldConstants>,
): Pick<Fn, 'nodes' | 'results'> | null {
  if (CALL.test(call.op)) return written(call, { name: nameIn(call, 'f'), given: call.inputs }, file)
  const [condition = '', ...given] = call.inputs
  const taken = folded(condition)?.values[0]
  if (taken === undefined) return null
  return written(call, { name: nameIn(call, taken === 0 ? 'else_branch' : 'then_branch'), given }, file)
}

const nameIn = ({ attributes }: GraphNode, key: string) =>
  asText(asObject(attributes.get(key)?.written.func).name) ?? ''

interface Called {
  readonly name: string
  readonly given: readonly string[]
}

function written(
  call: GraphNode,
  { name, given }: Called,
  { functions }: GraphFile,
): Pick<Fn, 'nodes' | 'results'> | null {
  const json = functions.get(name)
  if (!json)
    throw failure(
      'UnsupportedModel',
      `The operator ${call.op} at ${quoted(call.name)} calls ${quoted(name)}, which the graph does not contain; convert the model again.`,
    )
  const { parameters, nodes, results } = readFunction(json)
  const own = new Map(nodes.map((node) => [node.name, node]))
  const outside = new Map(parameters.map((parameter, i) => [parameter, given[i] ?? '']))
  // A constant keeps the name under which the file has its values.
  const nameOf = (name: string) => (own.get(name)?.op === 'Const' ? name : `${call.name}/${name}`)
  const innerValue = (value: string): string => {
    const [owner = '', output, index = '0'] = value.split(':')
    const argument = outside.get(owner)
    if (argument !== undefined) return argument
    const named = NAMED_OUTPUTS.get(own.get(owner)?.op ?? '')
    const place = named ? Math.max(0, named.indexOf(output ?? '')) : Number(index)
    return valueName(`${nameOf(owner)}:${place}`)
  }
  return {
    nodes: nodes.map((node) => ({
      ...node,
      name: nameOf(node.name),
      inputs: node.inputs.map(innerValue),
    })),
    results: results.map(innerValue),
  }
}

function readFunction(json: Json): Fn {
  const { inputArg, outputArg } = asObject(json.signature)
  const named = (list: unknown) => asList(list).map((each) => asText(asObject(each).name) ?? '')
  const ret = asObject(json.ret)
  return {
    parameters: named(inputArg),
    nodes: asList(json.nodeDef).map((node) => readNode(asObject(node))),
    results: named(outputArg).map((name) => (Object.hasOwn(ret, name) ? (asText(ret[name]) ?? '') : '')),
  }
}
