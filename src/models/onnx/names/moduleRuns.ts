// Which value is the last of each module, and which modules run several times.
import type { OnnxNode } from '../proto/types'
import { modulePaths } from './modulePaths'

export interface Modules {
  /** The last value of each. */
  readonly last: ReadonlyMap<string, string>
  /** By value: the modules that run again later, of which it is the first run. */
  readonly first: ReadonlyMap<string, readonly string[]>
  /** How many nodes each holds. */
  readonly sizes: ReadonlyMap<string, number>
}

/** Nodes in a row that belong to one run. */
interface Stretch {
  ops: string
  value: string
  end: number
}

/** `weights` name modules that have some of their own. */
export function lastValues(
  nodes: readonly OnnxNode[],
  values: ReadonlySet<string>,
  weights: readonly string[],
): Modules {
  const last = new Map<string, string>()
  const sizes = new Map<string, number>()
  const runs = new Map<string, Stretch[]>()
  const live = nodes.filter((node) => node.outputs.some((name) => values.has(name)))
  const moduleOf = sameModule(nodes, weights)
  for (const [place, node] of live.entries()) {
    const value = node.outputs.find((name) => values.has(name)) ?? ''
    for (const path of modulePaths(node)) {
      const module = moduleOf(path)
      sizes.set(path, (sizes.get(path) ?? 0) + 1)
      last.set(path, value)
      last.set(module, value)
      note(runs, module, { ops: node.op, value, end: place })
    }
  }
  return { last, first: firstRuns(runs), sizes }
}

/** `relu_2` is the third run of `relu`, unless it is a module of that name. */
function sameModule(nodes: readonly OnnxNode[], weights: readonly string[]): (path: string) => string {
  const known = new Set(nodes.flatMap(modulePaths))
  const own = new Set(weights.map((name) => name.slice(0, name.lastIndexOf('.'))))
  return (path) => {
    const first = /^(.+)_\d+$/.exec(path)?.[1]
    return first !== undefined && known.has(first) && !own.has(path) ? first : path
  }
}

function note(runs: Map<string, Stretch[]>, module: string, { ops, value, end }: Stretch): void {
  const own = runs.get(module) ?? []
  const open = own.at(-1)
  if (open && open.end === end - 1) {
    open.ops += ` ${ops}`
    open.value = value
    open.end = end
  } else own.push({ ops, value, end })
  runs.set(module, own)
}

/** Only where every run does the same: else the nodes of one run lie apart. */
function firstRuns(runs: ReadonlyMap<string, readonly Stretch[]>): Map<string, string[]> {
  const first = new Map<string, string[]>()
  for (const [module, [begin, ...others]] of runs) {
    if (!begin || others.length === 0 || others.some(({ ops }) => ops !== begin.ops)) continue
    first.set(begin.value, [...(first.get(begin.value) ?? []), module])
  }
  return first
}
