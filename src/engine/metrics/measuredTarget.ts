// What a map is measured by: the probability of its class, of a detector at its box, of a region there.
import type { Measured } from '../outcomeTypes'
import type { Target } from '../types'

/** The scalar of the metrics. */
export const measuredTarget = ({ classIndex, anchor, region }: Measured): Target =>
  region
    ? { kind: 'region', classIndex, share: true }
    : { kind: 'probability', classIndex, ...(anchor !== undefined && { anchor }) }
