// The outputs of a graph that can be computed from a picture. A signature may name others beside them: names of classes as
// texts, what only a server wants. They are left out, and said, instead of stopping the model.
import { cut, quoted } from '../quoted'
import { type Problem, problemFinder } from './graphChecks'
import { parsedNodes } from './graphExecute'
import { type GraphFile, type GraphNode, type GraphNodes, ownerOf, type SignatureEntry } from './graphFile'
import { leaves } from './graphNodes'

export interface Usable {
  readonly file: GraphFile
  /** Why each of the others is left out, each a sentence. */
  readonly left: readonly string[]
}

/** More than any model has; each costs a walk over the graph. */
const MOST_OUTPUTS = 64

/** The file as it is where every output is well, or none. */
export function withUsableOutputs(file: GraphFile): Usable {
  const { nodes, signature } = file
  const named = signature.outputs.length > 0 ? signature.outputs : findEnds(nodes)
  const outputs = named.slice(0, MOST_OUTPUTS)
  // A node that is not there has its sentence elsewhere.
  const absent = [...nodes.values()].some(({ inputs }) => inputs.some((input) => !nodes.has(ownerOf(input))))
  const further = named.length - outputs.length
  const cutOff =
    further > 0 ? [`The graph has ${named.length} outputs; the first ${MOST_OUTPUTS} are looked at.`] : []
  const kept = further > 0 ? { ...file, signature: { ...signature, outputs } } : file
  if (outputs.length < 2 || absent) return { file: kept, left: cutOff }
  const problem = problemFinder(parsedNodes(nodes), file)
  const judged = outputs.map((output) => ({ output, why: whyNot(output, { nodes, problem }) }))
  const well = judged.filter(({ why }) => why === null)
  if (well.length === 0 || well.length === outputs.length) return { file: kept, left: cutOff }
  return {
    file: { ...file, signature: { ...signature, outputs: well.map(({ output }) => output) } },
    left: [
      ...cutOff,
      ...judged.flatMap(({ output, why }) =>
        why === null ? [] : [`The output ${quoted(output.key)} is left out: ${cut(why, 200)}`],
      ),
    ],
  }
}

/** What nobody reads, as a signature names it. */
export function findEnds(nodes: GraphNodes): SignatureEntry[] {
  return leaves(nodes).map((name) => ({ key: name, value: name, type: null }))
}

interface Judge {
  readonly nodes: GraphNodes
  readonly problem: Problem
}

function whyNot({ value, type }: SignatureEntry, { nodes, problem }: Judge): string | null {
  if (type === 'DT_STRING') return 'it gives texts.'
  const needed = ancestors(ownerOf(value), nodes)
  if (!needed.some(({ op }) => op.startsWith('Placeholder'))) return 'it does not depend on any input.'
  for (const node of needed) {
    const found = problem(node)
    if (found) return found
  }
  return null
}

/** Each node once, however many ways lead to it. */
function ancestors(from: string, nodes: GraphNodes): GraphNode[] {
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
