// Coherency (arxiv.org/abs/2104.10252) and ARCC (arxiv.org/abs/2605.14641), as pytorch-grad-cam 1.5.7 computes them:
// coherency = (r + 1) / 2, r the correlation of the map with the map of the picture times the map;
// ARCC = the harmonic mean of coherency, 1 - complexity and 2 ROAD within 0..1 (its docstring says geometric).
// ROAD is that of the percentiles 20, 50 and 80, as `measure` gives it; the library's ARCC takes 20, 40, 60 and 80.
import type { Grid } from '../maps/grid'
import { pearson } from './correlation'

/** How much a map agrees with `again`, the map of the picture times that map: 0 to 1. */
export function coherency(map: Grid, again: Grid): number {
  return (pearson(again.data, map.data, 1e-8) + 1) / 2
}

/** What ARCC takes together; complexity speaks against a map. */
export interface ArccParts {
  readonly coherency: number
  readonly complexity: number
  /** ROAD combined. */
  readonly road: number
}

/** Their harmonic mean, complexity as 1 - complexity and ROAD twice, within 0..1. */
export function arcc({ coherency: c, complexity, road }: ArccParts): number {
  const faithful = Math.min(1, Math.max(0, 2 * road))
  return 3 / (1 / (c + 1e-8) + 1 / (1 - complexity + 1e-8) + 1 / (faithful + 1e-8))
}
