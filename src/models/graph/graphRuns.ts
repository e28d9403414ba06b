// A graph's nodes, run from any node to any node: folded as far as nobody asks for what lies between.
import type { RunNetwork } from '../network/stepNetwork'
import { type Chain, findChains } from './fold/chains'
import type { FloatConstants } from './fold/constants'
import { foldGraph } from './fold/foldGraph'
import { type Frame, findFrames, withFrames } from './fold/frames'
import { type GraphNodes, ownerOf } from './graphFile'
import type { Constants } from './graphLimits'
import type { Made } from './graphWeights'

/** A graph on its constants, by name; `made` are those that the file does not hold. */
export type Parse = (nodes: GraphNodes, made: Made) => RunNetwork

/** What is one operator with others where nobody asks for what lies between. */
export interface Folds {
  /** Zeros that are a convolution's own padding. */
  readonly frames: readonly Frame[]
  /** Chains that are one operator. */
  readonly chains: readonly Chain[]
}

export interface GraphRuns extends Folds {
  readonly run: RunNetwork
}

/** Of ways to ask that stay ready. */
const MOST = 24

export function graphRuns(
  nodes: GraphNodes,
  {
    outputs,
    constants,
    whole,
    parse,
    first = parse,
  }: {
    readonly outputs: readonly string[]
    readonly constants: FloatConstants
    readonly whole: Constants
    readonly parse: Parse
    /** Of the graph where nobody asks for what lies between. */
    readonly first?: Parse
  },
): GraphRuns {
  const foldsFor = (names: readonly string[]) => {
    const asked = new Set([...outputs, ...names])
    const frames = findFrames({ nodes, asked, constants, whole })
    const framed = withFrames(nodes, frames)
    return { frames, framed, chains: findChains({ nodes: framed, asked, constants }) }
  }
  const { framed: _, ...folds } = foldsFor([])
  const within = new Set(namesWithin(folds))
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
    const { framed, chains } = foldsFor(asked)
    const folded = foldGraph(framed, chains, constants)
    return (asked.length === 0 ? first : parse)(folded.nodes, folded.made)
  }
  return {
    run: (feeds, fetches) => {
      const asked = [...new Set([...Object.keys(feeds), ...fetches].map(ownerOf))]
      return runFor(asked.filter((name) => within.has(name)).toSorted())(feeds, fetches)
    },
    ...folds,
  }
}

function namesWithin({ frames, chains }: Folds): string[] {
  return [...frames.map(({ pad }) => pad.name), ...chains.flatMap(({ skips }) => skips)]
}
