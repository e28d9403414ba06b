// How alike maps are: each with each. Between two pairs the worker listens, so that a stop ends it.
import type { Grid } from '../engine/maps/grid'
import { agreement } from '../engine/metrics/agreement'

/** Rank correlations row by row, 1 on the diagonal; NaN beside a flat map. @throws BadRecipe where one is not finite */
export async function measureAgreements(
  maps: readonly Grid[],
  signal: AbortSignal,
): Promise<readonly number[][]> {
  const rows = maps.map(() => new Array<number>(maps.length).fill(1))
  for (const [i, a] of maps.entries())
    for (const [j, b] of maps.slice(0, i).entries()) {
      await new Promise((resolve) => setTimeout(resolve))
      signal.throwIfAborted()
      const found = agreement(a, b)
      for (const [row, column] of [[i, j] as const, [j, i] as const]) {
        const line = rows[row]
        if (line) line[column] = found
      }
    }
  return rows
}
