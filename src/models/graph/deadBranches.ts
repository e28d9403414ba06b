// What a graph of TensorFlow 1 decides by a constant: Keras's learning phase chooses with Switch and Merge between the
// branch of training and that of predicting. The branch that is never taken goes, the other stays as plain operators.
import { weightRanges } from '../files/weights'
import { asList, asObject, type Json } from '../json'
import type { ModelArtifacts } from '../types'
import { leaves, ownerOf, readNodes, valueName } from './graphNodes'

interface Entry {
  readonly name: string
  readonly op: string
  readonly inputs: readonly string[]
  readonly json: Json
}

type Entries = ReadonlyMap<string, Entry>

/** The artifacts with defaults in the place of placeholders that have one, and without branches that no picture takes. */
export function withoutDeadBranches(artifacts: ModelArtifacts): ModelArtifacts {
  const topology = asObject(artifacts.topology)
  const read = asList(topology.node).map((node) => readEntry(asObject(node)))
  const fed = read.some(({ op }) => op === 'Placeholder')
  const switches = read.some(({ op }) => op === 'Switch' || op === 'RefSwitch')
  if (!fed || !read.some(({ op }) => op === 'PlaceholderWithDefault' || op === 'Switch')) return artifacts
  const entries = new Map(read.map((entry) => [entry.name, entry]))
  const node = read.map(({ op, json }) =>
    op === 'PlaceholderWithDefault' ? { ...json, op: 'Identity' } : json,
  )
  const whole = switches ? pruned(read, node, truths(entries, artifacts)) : node
  return {
    ...artifacts,
    topology: { ...topology, node: whole },
    extra: withEnds(withoutPhase(artifacts.extra, entries), topology),
  }
}

function readEntry(json: Json): Entry {
  const inputs = asList(json.input).map(String)
  return {
    name: String(json.name),
    op: String(json.op),
    inputs: inputs.filter((input) => !input.startsWith('^')).map(valueName),
    json,
  }
}

/** A signature may name the learning phase as an input. */
function withoutPhase(extra: Json, entries: Entries): Json {
  const signature = asObject(extra.signature)
  const inputs = Object.entries(asObject(signature.inputs)).filter(([, input]) => {
    const entry = entries.get(ownerOf(String(asObject(input).name)))
    return entry?.op !== 'PlaceholderWithDefault'
  })
  return inputs.length === 0
    ? extra
    : { ...extra, signature: { ...signature, inputs: Object.fromEntries(inputs) } }
}

/** What nobody reads before, so that what nobody reads afterwards is no output. */
function withEnds(extra: Json, topology: Json): Json {
  const signature = asObject(extra.signature)
  if (Object.keys(asObject(signature.outputs)).length > 0) return extra
  const ends = leaves(readNodes(topology)).map((name) => [name, { name }])
  return { ...extra, signature: { ...signature, outputs: Object.fromEntries(ends) } }
}

/** What a value is, where it is a constant of true and false. */
function truths(
  entries: Entries,
  { weightSpecs, weights }: ModelArtifacts,
): (value: string) => boolean | null {
  const bytes = new Uint8Array(weights)
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  return (value) => {
    let turned = false
    const seen = new Set<string>()
    for (let entry = entries.get(ownerOf(value)); entry && !seen.has(entry.name); ) {
      seen.add(entry.name)
      const range = ranges.get(entry.name)
      if (entry.op === 'Const') return range?.dtype === 'bool' ? (bytes[range.offset] !== 0) !== turned : null
      if (!/^(Identity|LogicalNot|PlaceholderWithDefault|StopGradient|Switch)$/.test(entry.op)) return null
      if (entry.op === 'LogicalNot') turned = !turned
      entry = entries.get(ownerOf(entry.inputs[0] ?? ''))
    }
    return null
  }
}

type Truth = (value: string) => boolean | null

function pruned(read: readonly Entry[], nodes: readonly Json[], truth: Truth): Json[] {
  const decided = new Map<string, boolean>()
  for (const { name, op, inputs } of read) {
    const taken = op === 'Switch' ? truth(inputs[1] ?? '') : null
    if (taken !== null) decided.set(name, taken)
  }
  const dead = deadNodes(read, decided)
  const isDead = (value: string) => dead.has(ownerOf(value)) || isOtherSide(value, decided)
  return read.flatMap(({ name, op, inputs }, i) => {
    const json = nodes[i] ?? {}
    if (dead.has(name)) return []
    if (decided.has(name)) return [{ ...json, op: 'Identity', input: inputs.slice(0, 1) }]
    const alive = inputs.filter((input) => !isDead(input)).map((input) => taken(input, decided))
    if (op === 'Merge' && alive.length === 1) return [{ ...json, op: 'Identity', input: alive }]
    return [{ ...json, input: alive }]
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
function deadNodes(read: readonly Entry[], decided: ReadonlyMap<string, boolean>): ReadonlySet<string> {
  const readers = new Map<string, Entry[]>()
  for (const entry of read)
    for (const input of entry.inputs) {
      const owner = ownerOf(input)
      readers.set(owner, [...(readers.get(owner) ?? []), entry])
    }
  const dead = new Set<string>()
  const ahead = [...decided.keys()].flatMap((name) => readers.get(name) ?? [])
  for (let entry = ahead.pop(); entry; entry = ahead.pop()) {
    const lost = entry.inputs.filter((input) => dead.has(ownerOf(input)) || isOtherSide(input, decided))
    const all = entry.op === 'Merge' ? lost.length === entry.inputs.length : lost.length > 0
    if (!all || dead.has(entry.name) || lost.length === 0) continue
    dead.add(entry.name)
    ahead.push(...(readers.get(entry.name) ?? []))
  }
  return dead
}
