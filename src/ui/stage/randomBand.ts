// Between which scores chance lies: the outline of all curves by random maps.
import type { Curve } from '../../engine/metrics/types'

type Points = Curve['curve']

/** Two outlines, of deletion and of insertion: an order by chance is one by chance read backwards, too. */
export function randomBand(random: readonly Curve[]): readonly [Points, Points] | readonly [] {
  const [first] = random
  if (!first) return []
  const at = (i: number) => random.map(({ curve }) => curve[i]?.[1] ?? Number.NaN)
  const upper = first.curve.map(([share], i) => [share, Math.max(...at(i))] as const)
  const lower = first.curve.map(([share], i) => [share, Math.min(...at(i))] as const)
  const outline = [...upper, ...lower.toReversed()]
  return [outline, outline.map(([share, score]) => [1 - share, score] as const)]
}
