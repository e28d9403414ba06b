// A graph's nodes, run from any node to any node: folded as far as nobody asks for what lies between.
import type { RunNetwork } from '../network/stepNetwork'
import { type Chain, findChains } from './fold/chains'
import type { FloatConstants } from './fold/constants'
import { foldGraph } from './fold/foldGraph'
import { type GraphNodes, ownerOf } from './graphFile'
import type { Made } from './graphWeights'

/** A graph on its constants, by name; `made` are those that the file does not hold. */
export type Parse = (nodes: GraphNodes, made: Made) => RunNetwork

export interface GraphRuns {
  readonly run: RunNetwork
  /** Chains that are one operator where nobody asks for what lies between. */
  readonly chains: readonly Chain[]
}

/** Of ways to ask that stay ready. */
const MOST = 24

export function graphRuns(
  nodes: GraphNodes,
  {
    outputs,
    constants,
    parse,
    first = parse,
  }: {
    readonly outputs: readonly string[]
    readonly constants: FloatConstants
    readonly parse: Parse
    /** Of the graph where nobody asks for what lies between. */
    readonly first?: Parse
  },
): GraphRuns {
  const chainsFor = (asked: readonly string[]) =>
    findChains({ nodes, asked: new Set([...outputs, ...asked]), constants })
  const chains = chainsFor([])
  const within = new Set(chains.flatMap(({ skips }) => skips))
  const runs = new Map<string, RunNetwork>()
  const runFor = (asked: readonly string[]): RunNetwork => {
    const key = asked.join('\n')
    const run = runs.get(key) ?? parsed(asked)
    runs.delete(key)
    runs.set(key, run)
    for (const old of [...runs.keys()].slice(0, -MOST)) runs.delete(old)
    return run
  }
  const parsed = (asked: readonly string[]) => {
    const plain = asked.length === 0
    const folded = foldGraph(nodes, plain ? chains : chainsFor(asked), constants)
    return (plain ? first : parse)(folded.nodes, folded.made)
  }
  return {
    run: (feeds, fetches) => {
      const asked = [...new Set([...Object.keys(feeds), ...fetches].map(ownerOf))]
      return runFor(asked.filter((name) => within.has(name)).toSorted())(feeds, fetches)
    },
    chains,
  }
}
