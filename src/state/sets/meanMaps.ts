// The mean map of each class that is explained: where its evidence lies over a whole set.
import type { Heatmap } from '../../engine/types'
import { isSigned } from '../../recipe/signedMap'
import type { Outcome } from './outcome'

export interface MeanMap {
  readonly index: number
  readonly label: string
  /** Maps that it is the mean of. */
  readonly count: number
  readonly heatmap: Heatmap
  readonly signed: boolean
}

/** Of the maps of one shape, each between 0 and 1; the class of most pictures first. */
export function meanMaps(outcomes: Iterable<Outcome>): readonly MeanMap[] {
  const sums = new Map<number, Sum>()
  for (const outcome of outcomes) {
    if (outcome.kind !== 'done' || !outcome.coarse) continue
    const { chosen, coarse, request } = outcome
    const { width, height, data } = coarse
    const sum = sums.get(chosen.index) ?? {
      ...{ label: chosen.label, width, height, data: new Float32Array(data.length), count: 0 },
      signed: isSigned(request),
    }
    if (sum.width !== width || sum.height !== height) continue
    for (let i = 0; i < data.length; i++) sum.data[i] = (sum.data[i] ?? 0) + (data[i] ?? 0)
    sum.count += 1
    sums.set(chosen.index, sum)
  }
  return [...sums]
    .map(([index, { data, count, label, width, height, signed }]) => {
      const mean = data.map((value) => value / count)
      const heatmap = { width, height, data: mean, min: 0, max: 1, state: 'ok' } as const
      return { index, label, count, heatmap, signed }
    })
    .toSorted((a, b) => b.count - a.count || a.index - b.index)
}

interface Sum extends Pick<Heatmap, 'width' | 'height' | 'data'> {
  readonly label: string
  readonly signed: boolean
  count: number
}
