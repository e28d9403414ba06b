// Naming a map without structure, so that it is never painted as if it had one.

import type { HeatmapState } from '../types'
import { extremes } from './extremes'
import type { Grid } from './grid'

/** State of a map as it is before the ReLU; `relu` says whether one follows. */
export function stateOf(map: Grid, relu: boolean): HeatmapState {
  if (map.data.some((v) => !Number.isFinite(v))) return 'nan'
  const [low, high] = extremes(map.data)
  if (relu && high <= 0) return low < 0 ? 'negative' : 'flat'
  // A constant map picks up differences of rounding on its way.
  return high - low <= 1e-6 * Math.max(Math.abs(low), Math.abs(high)) ? 'flat' : 'ok'
}

/** What the reader of a map without structure must know, by the map's state. */
export const stateNotes: Readonly<Record<Exclude<HeatmapState, 'ok'>, string>> = {
  flat: 'Flat map: every place has the same value, so no place stands out.',
  negative: 'Nothing positive: every place lowers the score, so the ReLU leaves nothing.',
  nan: 'The map holds values that are not numbers.',
}
