// The constants of a graph as tensors, each made when an operator that runs asks for it: of a convolution that is folded
// the file's own filter is not, unless somebody asks for what lies between.
import { keep, type Tensor } from '@tensorflow/tfjs-core'
import { renewable } from '../../tfjs/packing/renewable'
import { readWeight } from '../files/readWeight'
import { weightRanges } from '../files/weights'
import type { GraphFile } from './graphFile'

/** How constants are made that the file does not hold, by name. */
export type Made = ReadonlyMap<string, () => Tensor>

export interface GraphWeights {
  /** Null for what is no constant. It stays. */
  get(name: string, made?: () => Tensor): Tensor | null
  /** With more of them for as long as `run` takes. */
  lending<T>(names: Iterable<string>, made: Made, run: () => T): T
  /** All that there are by now, as TensorFlow.js wants them. */
  all(): Record<string, Tensor[]>
  dispose(): void
}

export function graphWeights({
  weightSpecs,
  weights,
}: Pick<GraphFile, 'weightSpecs' | 'weights'>): GraphWeights {
  const ranges = new Map(weightRanges(weightSpecs).map((range) => [range.name, range]))
  const tensors = new Map<string, Tensor>()
  const makerOf = (name: string, made?: () => Tensor) => {
    const range = ranges.get(name)
    return made ?? (range && (() => readWeight(range, weights)))
  }
  return {
    get(name, made) {
      const make = makerOf(name, made)
      if (!tensors.has(name) && make) {
        const weight = keep(make())
        renewable(weight, make)
        tensors.set(name, weight)
      }
      return tensors.get(name) ?? null
    },
    lending(names, made, run) {
      const lent: string[] = []
      try {
        for (const name of names) {
          const make = makerOf(name, made.get(name))
          if (tensors.has(name) || !make) continue
          tensors.set(name, keep(make()))
          lent.push(name)
        }
        return run()
      } finally {
        for (const name of lent) {
          tensors.get(name)?.dispose()
          tensors.delete(name)
        }
      }
    },
    all: () => Object.fromEntries([...tensors].map(([name, weight]) => [name, [weight]])),
    dispose() {
      for (const weight of tensors.values()) weight.dispose()
      tensors.clear()
    },
  }
}
