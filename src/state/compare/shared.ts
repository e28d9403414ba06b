// The grid as a link has it, and back.
import type { SharedComparison, Way } from '../../recipe/comparison'
import type { Comparison } from './compare'

/** Null where the grid is closed. */
export function sharedOf(compare: Comparison): SharedComparison | null {
  if (!compare.open) return null
  const { axis, chosen, oneScale, difference, swapped } = compare
  const on: readonly (readonly [Way, boolean])[] = [
    ['scale', oneScale],
    ['difference', difference],
    ['swapped', swapped],
  ]
  return { axis, ids: chosen[axis], ways: on.flatMap(([way, is]) => (is ? [way] : [])) }
}

/** What came back already stays; a link of one map closes the grid. */
export function withShared(compare: Comparison, shared: SharedComparison | null): Comparison {
  if (!shared) return { ...compare, open: false }
  const { axis, ids, ways } = shared
  return {
    ...compare,
    open: true,
    halted: false,
    axis,
    chosen: { ...compare.chosen, [axis]: ids },
    oneScale: ways.includes('scale'),
    difference: ways.includes('difference'),
    swapped: ways.includes('swapped'),
  }
}
