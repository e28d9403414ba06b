// What a map is measured by, of the target that it was made for.
import type { Measured } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'

/** The class, and of a detector the box; the region where one was explained. */
export function measuredOf(target: Target): Measured {
  const { classIndex } = target
  if (target.kind === 'region') return { classIndex, region: true }
  const against = target.kind === 'negative' ? ({ against: true } as const) : {}
  if (!('anchor' in target) || target.anchor === undefined) return { classIndex, ...against }
  return { classIndex, anchor: target.anchor, ...against }
}
