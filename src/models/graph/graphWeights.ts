// The constants of a graph as tensors, each made when an operator that runs asks for it: of a convolution that is folded
// the file's own filter is not, unless somebody asks for what lies between.
import { keep, type Tensor } from '@tensorflow/tfjs-core'
import { renewable } from '../../tfjs/packing/renewable'
import { readWeight } from '../files/readWeight'
import { weightRanges } from '../files/weights'
import type { GraphFile } from './graphFile'

export interface GraphWeights {
  /** Null for what is no constant. */
  get(name: string, made?: () => Tensor): Tensor | null
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
  return {
    get(name, made) {
      const range = ranges.get(name)
      const make = made ?? (range && (() => readWeight(range, weights)))
      if (!tensors.has(name) && make) {
        const weight = keep(make())
        renewable(weight, make)
        tensors.set(name, weight)
      }
      return tensors.get(name) ?? null
    },
    all: () => Object.fromEntries([...tensors].map(([name, weight]) => [name, [weight]])),
    dispose() {
      for (const weight of tensors.values()) weight.dispose()
      tensors.clear()
    },
  }
}
