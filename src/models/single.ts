// A file that was written for one picture is tried with several, as it is and rewritten. Where that ends the device, it is
// opened once more on a fresh one, without a trial: what had opened is not lost.
import { isNamed } from '../errors'
import { isShortage, isTrap } from '../tfjs/deviceFault'
import type { ModelArtifacts } from './types'

/** The same, to be taken one picture at a time if it was written so. */
export const single = (artifacts: ModelArtifacts): ModelArtifacts => ({ ...artifacts, single: true })

/** Whether it may have come of the trial alone: a trap or a lack of memory. */
export const mayOpenSingle = (error: unknown): boolean =>
  isTrap(error) || isShortage(error) || isNamed(error, 'OutOfMemory')
