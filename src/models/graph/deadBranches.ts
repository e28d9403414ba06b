// What a graph of TensorFlow 1 decides by a constant: Keras's learning phase chooses with Switch and Merge between the
// branch of training and that of predicting. The branch that is never taken goes, the other stays as plain operators.
import { weightRanges } from '../files/weights'
import { type GraphFile, type GraphNode, type GraphNodes, nodesByName, ownerOf } from './graphFile'
import { findEnds } from './usableOutputs'

/** The file with defaults in the place of placeholders that have one, and without branches that no picture takes. */
export function withoutDeadBranches(file: GraphFile): GraphFile {
  const nodes = [...file.nodes.values()]
  const has = (...ops: readonly string[]) => nodes.some(({ op }) => ops.includes(op))
  if (!has('Placeholder') || !has('PlaceholderWithDefault', 'Switch')) return file
  const plain = nodes.map((node) =>
    node.op === 'PlaceholderWithDefault' ? { ...node, op: 'Identity' } : node,
  )
  const whole = has('Switch', 'RefSwitch') ? pruned(plain, truths(file)) : plain
  const { inputs, outputs } = file.signature
  return {
    ...file,
    nodes: nodesByName(whole),
    signature: {
      inputs: withoutPhase(inputs, file.nodes),
      // What nobody reads before, so that what nobody reads afterwards is no output.
      outputs: outputs.length > 0 ? outputs : findEnds(file.nodes),
    },
  }
}

/** A signature may name the learning phase as an input. */
function withoutPhase(inputs: GraphFile['signature']['inputs'], nodes: GraphNodes): typeof inputs {
  const fed = inputs.filter(({ value }) => nodes.get(ownerOf(value))?.op !== 'PlaceholderWithDefault')
  return fed.length === 0 ? inputs : fed
}

/** What a value is, where it is a constant of true and false. */
function truths({ nodes, weightSpecs, weights }: GraphFile): Truth {
  const bytes = new Uint8Array(weights)
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return (value) => {
    let turned = false
    const seen = new Set<string>()
    for (let node = nodes.get(ownerOf(value)); node && !seen.has(node.name); ) {
      seen.add(node.name)
      const range = ranges.get(node.name)
      if (node.op === 'Const') return range?.dtype === 'bool' ? (bytes[range.offset] !== 0) !== turned : null
      if (!/^(Identity|LogicalNot|PlaceholderWithDefault|StopGradient|Switch)$/.test(node.op)) return null
      if (node.op === 'LogicalNot') turned = !turned
      node = nodes.get(ownerOf(node.inputs[0] ?? ''))
    }
    return null
  }
}

type Truth = (value: string) => boolean | null

function pruned(nodes: readonly GraphNode[], truth: Truth): GraphNode[] {
  const decided = new Map<string, boolean>()
  for (const { name, op, inputs } of nodes) {
    const taken = op === 'Switch' ? truth(inputs[1] ?? '') : null
    if (taken !== null) decided.set(name, taken)
  }
  const dead = deadNodes(nodes, decided)
  const isDead = (value: string) => dead.has(ownerOf(value)) || isOtherSide(value, decided)
  return nodes.flatMap((node): GraphNode[] => {
    if (dead.has(node.name)) return []
    if (decided.has(node.name)) return [{ ...node, op: 'Identity', inputs: node.inputs.slice(0, 1) }]
    const alive = node.inputs.filter((input) => !isDead(input)).map((input) => taken(input, decided))
    const merged = node.op === 'Merge' && alive.length === 1
    return [{ ...node, op: merged ? 'Identity' : node.op, inputs: alive }]
  })
}

/** A Switch that is decided has its value under its own name. */
const taken = (value: string, decided: ReadonlyMap<string, boolean>) =>
  decided.has(ownerOf(value)) ? ownerOf(value) : value

/** The output of a Switch that nothing comes out of: `:1` where the condition is false. */
function isOtherSide(value: string, decided: ReadonlyMap<string, boolean>): boolean {
  const side = decided.get(ownerOf(value))
  return side !== undefined && value.endsWith(':1') !== side
}

/** What is computed from a side that is never taken; a Merge needs one living input. Found from node to reader. */
function deadNodes(nodes: readonly GraphNode[], decided: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const readers = new Map<string, GraphNode[]>()
  for (const node of nodes)
    for (const input of node.inputs) {
      const owner = ownerOf(input)
      readers.set(owner, [...(readers.get(owner) ?? []), node])
    }
  const dead = new Set<string>()
  const ahead = [...decided.keys()].flatMap((name) => readers.get(name) ?? [])
  for (let node = ahead.pop(); node; node = ahead.pop()) {
    const lost = node.inputs.filter((input) => dead.has(ownerOf(input)) || isOtherSide(input, decided))
    const all = node.op === 'Merge' ? lost.length === node.inputs.length : lost.length > 0
    if (!all || dead.has(node.name) || lost.length === 0) continue
    dead.add(node.name)
    ahead.push(...(readers.get(node.name) ?? []))
  }
  return dead
}
