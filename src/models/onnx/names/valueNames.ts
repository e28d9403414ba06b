// What a value is called: by the module whose last value it is, as people know it from the source; else by its own name.
import type { OnnxNode } from '../proto/types'
import { lastValues } from './moduleRuns'

export interface Named {
  /** Unique among all values. */
  readonly name: string
  /** Other names that it goes by. */
  readonly also: readonly string[]
  /** Modules that run several times, of which it is the first run. */
  readonly firstOf: readonly string[]
  /** The last value of no module, in a file that tells modules. */
  readonly noModule: boolean
}

export interface Values {
  /** Those that depend on the picture. */
  readonly all: ReadonlySet<string>
  /** Outputs keep the name that the file gives them. */
  readonly outputs: ReadonlySet<string>
  /** Names of weights tell modules that have some of their own. */
  readonly weights: readonly string[]
}

export function valueNames(
  nodes: readonly OnnxNode[],
  { all: values, outputs, weights }: Values,
): ReadonlyMap<string, Named> {
  const { last, first, sizes } = lastValues(nodes, values, weights)
  const modules = new Map<string, string[]>()
  for (const [module, value] of last) modules.set(value, [...(modules.get(value) ?? []), module])
  const half = nodes.filter((node) => node.outputs.some((name) => values.has(name))).length / 2
  const taken = new Map<string, string>()
  for (const [value, paths] of modules) if (!outputs.has(value)) taken.set(shownOf(paths, sizes, half), value)
  return new Map(
    [...values].map((value): [string, Named] => {
      const paths = modules.get(value) ?? []
      const firstOf = first.get(value) ?? []
      if (paths.length === 0)
        return [
          value,
          { name: taken.has(value) ? `${value} (value)` : value, also: [], firstOf, noModule: last.size > 0 },
        ]
      const name = outputs.has(value) ? value : shownOf(paths, sizes, half)
      const also = [...paths.flatMap((path) => [path, ...olderNames(path)]), value]
      return [
        value,
        { name, also: [...new Set(also)].filter((other) => other !== name), firstOf, noModule: false },
      ]
    }),
  )
}

/** The outermost module that is not most of the model: `layer4`, but `features.18`. */
function shownOf(paths: readonly string[], sizes: ReadonlyMap<string, number>, half: number): string {
  const sorted = [...paths].sort((a, b) => a.length - b.length)
  return sorted.find((path) => (sizes.get(path) ?? 0) <= half) ?? sorted.at(-1) ?? ''
}

/** The blocks of transformers' models had a longer name before version 5. */
function olderNames(path: string): string[] {
  const block = /^(\w+)\.layers?\.(\d+)(\..*)?$/.exec(path)
  return block && path.startsWith(`${block[1]}.layers`) && /^(vit|deit|beit|dinov2|swin)/.test(path)
    ? [`${block[1]}.encoder.layer.${block[2]}${block[3] ?? ''}`]
    : []
}
