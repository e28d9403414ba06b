// What a map is measured by: the probability of its class, of a detector at its box.
import type { Measured } from '../outcomeTypes'
import type { Target } from '../types'

/** The scalar of the metrics. */
export const measuredTarget = ({ classIndex, anchor }: Measured): Target => ({
  kind: 'probability',
  classIndex,
  ...(anchor !== undefined && { anchor }),
})
