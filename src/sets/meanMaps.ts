// The mean map of each class that is explained: where its evidence lies over a whole set.
import type { Heatmap } from '../engine/types'
import { isSigned } from '../recipe/signedMap'
import type { Coarse } from './coarse'
import type { DoneOutcome, SetOutcome } from './outcome'

export interface MeanMap {
  readonly index: number
  readonly label: string
  /** Maps that it is the mean of. */
  readonly count: number
  readonly heatmap: Heatmap
  readonly signed: boolean
}

type WithMap = SetOutcome & { readonly coarse?: Coarse | null }

/** Of the maps of one shape, each between 0 and 1; the class of most pictures first. */
export function meanMaps(outcomes: Iterable<WithMap>): readonly MeanMap[] {
  const means = sumMaps()
  for (const outcome of outcomes)
    if (outcome.kind === 'done' && outcome.coarse) means.add(outcome, outcome.coarse)
  return means.all()
}

/** One map after the other, so that none of them need be kept. */
export function sumMaps() {
  const sums = new Map<number, Sum>()
  return {
    add({ chosen, request }: Pick<DoneOutcome, 'chosen' | 'request'>, { width, height, data }: Coarse): void {
      const sum = sums.get(chosen.index) ?? {
        ...{ label: chosen.label, width, height, data: new Float32Array(data.length), count: 0 },
        signed: isSigned(request),
      }
      if (sum.width !== width || sum.height !== height) return
      for (let i = 0; i < data.length; i++) sum.data[i] = (sum.data[i] ?? 0) + (data[i] ?? 0)
      sum.count += 1
      sums.set(chosen.index, sum)
    },
    /** The class of most pictures first. */
    all: (): readonly MeanMap[] =>
      [...sums]
        .map(([index, { data, count, label, width, height, signed }]) => {
          const mean = data.map((value) => value / count)
          const heatmap = { width, height, data: mean, min: 0, max: 1, state: 'ok' } as const
          return { index, label, count, heatmap, signed }
        })
        .toSorted((a, b) => b.count - a.count || a.index - b.index),
  }
}

interface Sum extends Pick<Heatmap, 'width' | 'height' | 'data'> {
  readonly label: string
  readonly signed: boolean
  count: number
}
