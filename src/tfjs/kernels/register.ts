// Puts the repairs of this folder in place of TensorFlow.js's own forward kernels.
import { cast } from './cast'
import { floorDiv } from './floorDiv'
import { highRank } from './highRank'
import { manyAddends } from './manyAddends'
import { repair } from './repair'
import { samePadding } from './samePadding'
import { stridedSlice } from './stridedSlice'
import { wholeNumbers } from './wholeNumbers'

/** Those of one kernel from the innermost to the outermost. */
const families = [cast, floorDiv, highRank, manyAddends, samePadding, stridedSlice, wholeNumbers]

/** Of every backend that is loaded; calling it twice does no harm. */
export function repairKernels(): void {
  for (const each of families.flat()) repair(each)
}
