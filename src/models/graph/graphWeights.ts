// The constants of a graph as tensors, each made when an operator that runs asks for it: of a convolution that is folded
// the file's own filter is not, unless somebody asks for what lies between.
import { keep, type Tensor } from '@tensorflow/tfjs-core'
import { type OfFile, weightOf } from '../../tfjs/packing/renewable'
import { holdsFloats, readFloats, readWeight } from '../files/readWeight'
import { weightRanges } from '../files/weights'
import type { GraphFile } from './graphFile'

/** Constants of floats that the file does not hold, by name. */
export type Made = ReadonlyMap<string, OfFile>

export interface GraphWeights {
  /** Null for what is no constant. It stays. */
  get(name: string, made?: OfFile): Tensor | null
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
  const makerOf = (name: string, made?: OfFile): (() => Tensor) | null => {
    if (made) return () => weightOf(made)
    const range = ranges.get(name)
    if (!range) return null
    const numbers = () => readFloats(range, weights)
    return holdsFloats(range)
      ? () => weightOf({ numbers, shape: range.shape })
      : () => readWeight(range, weights)
  }
  const put = (name: string, made?: OfFile): boolean => {
    const make = tensors.has(name) ? null : makerOf(name, made)
    if (make) tensors.set(name, keep(make()))
    return make !== null
  }
  return {
    get(name, made) {
      put(name, made)
      return tensors.get(name) ?? null
    },
    lending(names, made, run) {
      const lent: string[] = []
      try {
        for (const name of names) if (put(name, made.get(name))) lent.push(name)
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
