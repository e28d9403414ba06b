// What the present backend can hold, for the chunk plan.
import { type DeviceLimits, statedLimits } from '../../tfjs/deviceLimits'

const MiB = 2 ** 20

/** For a device of which nobody said anything: little enough for any. */
const CAUTIOUS: DeviceLimits = { maxBuffer: 128 * MiB, budget: 256 * MiB, alive: 4, most: 4 }

/** Of the backend that is set, as its opener stated them. */
export function presentLimits(): DeviceLimits {
  return statedLimits() ?? CAUTIOUS
}
