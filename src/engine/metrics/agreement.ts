// Agreement between maps: Spearman's rank correlation, which asks for the order of the places and not for the scale.
// 1: the same order; 0: none in common; -1: turned round.
import type { Grid } from '../maps/grid'
import { mapAt } from './checkMap'
import { spearman } from './correlation'

/** Of two maps of one picture; the coarser is laid over the finer. NaN for a flat map. @throws BadRecipe where one is not finite */
export function agreement(a: Grid, b: Grid): number {
  const finer = a.width * a.height >= b.width * b.height ? a : b
  const [one, other] = [a, b].map((map) => mapAt(map, finer.width, finer.height).data)
  return one && other ? spearman(one, other) : Number.NaN
}

/** The same, 0 where one of them is flat or no number: such a map says nothing. */
export function likeness(a: Grid, b: Grid): number {
  const finite = [a, b].every(({ data }) => data.every(Number.isFinite))
  const found = finite ? agreement(a, b) : 0
  return Number.isFinite(found) ? found : 0
}

/** Of each map with each: row by row, 1 on the diagonal. */
export function agreements(maps: readonly Grid[]): readonly (readonly number[])[] {
  const known = maps.map((a, i) => maps.slice(0, i).map((b) => agreement(a, b)))
  const at = (i: number, j: number) => (i === j ? 1 : (known[Math.max(i, j)]?.[Math.min(i, j)] ?? Number.NaN))
  return maps.map((_, i) => maps.map((_, j) => at(i, j)))
}
