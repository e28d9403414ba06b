// The outputs of a graph that can be computed from a picture. A signature may name others beside them: names of classes as
// texts, what only a server wants. They are left out, and said, instead of stopping the model.
import { asObject, asText, type Json } from '../json'
import { cut, quoted } from '../quoted'
import type { ModelArtifacts } from '../types'
import { type Problem, problemFinder } from './graphChecks'
import { parsedNodes } from './graphExecute'
import { type GraphNode, leaves, ownerOf, readNodes, valueName } from './graphNodes'

export interface Usable {
  readonly artifacts: ModelArtifacts
  /** Why each of the others is left out, each a sentence. */
  readonly left: readonly string[]
}

type Nodes = ReadonlyMap<string, GraphNode>

/** More than any model has; each costs a walk over the graph. */
const MOST_OUTPUTS = 64

/** The artifacts as they are where every output is well, or none. */
export function withUsableOutputs(artifacts: ModelArtifacts): Usable {
  const topology = asObject(artifacts.topology)
  const nodes = readNodes(topology)
  const signature = asObject(artifacts.extra.signature)
  const given = Object.entries(asObject(signature.outputs))
  const named = given.length > 0 ? given : leaves(nodes).map((name): [string, Json] => [name, { name }])
  const outputs = named.slice(0, MOST_OUTPUTS)
  // A node that is not there has its sentence elsewhere.
  const absent = [...nodes.values()].some(({ inputs }) => inputs.some((input) => !nodes.has(ownerOf(input))))
  if (outputs.length < 2 || absent) return { artifacts, left: [] }
  const problem = problemFinder(parsedNodes(topology), artifacts)
  const judged = outputs.map(([key, entry]) => ({
    key,
    entry,
    why: whyNot(key, asObject(entry), { nodes, problem }),
  }))
  const well = judged.filter(({ why }) => why === null)
  if (well.length === 0 || well.length === outputs.length) return { artifacts, left: [] }
  const kept = Object.fromEntries(well.map(({ key, entry }) => [key, entry]))
  return {
    artifacts: { ...artifacts, extra: { ...artifacts.extra, signature: { ...signature, outputs: kept } } },
    left: judged.flatMap(({ key, why }) =>
      why === null ? [] : [`The output ${quoted(key)} is left out: ${cut(why, 200)}`],
    ),
  }
}

interface Judge {
  readonly nodes: Nodes
  readonly problem: Problem
}

function whyNot(key: string, entry: Json, { nodes, problem }: Judge): string | null {
  if (asText(entry.dtype) === 'DT_STRING') return 'it gives texts.'
  const needed = ancestors(ownerOf(valueName(asText(entry.name) ?? key)), nodes)
  if (!needed.some(({ op }) => op.startsWith('Placeholder'))) return 'it does not depend on any input.'
  for (const node of needed) {
    const found = problem(node)
    if (found) return found
  }
  return null
}

/** Each node once, however many ways lead to it. */
function ancestors(from: string, nodes: Nodes): GraphNode[] {
  const seen = new Set([from])
  const ahead = [from]
  const found: GraphNode[] = []
  for (let name = ahead.pop(); name !== undefined; name = ahead.pop()) {
    const node = nodes.get(name)
    if (!node) continue
    found.push(node)
    for (const input of node.inputs.map(ownerOf)) {
      if (seen.has(input)) continue
      seen.add(input)
      ahead.push(input)
    }
  }
  return found
}
