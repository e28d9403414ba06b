// Smaller chunks after a run has gone out of memory: the plan knows the limits of the device, not what else is using it.
import { largestActivation, planChunk } from '../engine/scoring/chunk'
import { presentLimits } from '../engine/scoring/limits'
import { localScorers } from '../engine/scoring/localScorers'
import type { Classifier, OpenScorers } from '../engine/types'
import { isNamed } from '../errors'
import type { ExplainRequest } from '../recipe/types'
import { manyForwards } from '../runtime/workload'
import type { Session } from './session'

const TRIES = 2

/** Whether the failed run may be tried again with smaller chunks. */
export function retryInLess(session: Session, request: ExplainRequest, error: unknown): boolean {
  if (!isNamed(error, 'OutOfMemory') || !manyForwards(request.method) || session.thrift >= TRIES) return false
  session.thrift++
  return true
}

/** The pool's scorers, or own ones with a quarter of the memory for each time it was too much; else the engine's own. */
export function openScorersOf(
  { pool, thrift, seen }: Session,
  classifier: Classifier,
): { readonly openScorers?: OpenScorers } {
  if (pool) return { openScorers: pool.openScorers }
  if (thrift === 0 || !seen) return {}
  const [, height, width, channels] = seen.tensor.shape
  const device = presentLimits()
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  const chunk = planChunk(largest, {
    ...device,
    budget: device.budget / 4 ** thrift,
    most: device.most / 4 ** thrift,
  })
  return { openScorers: localScorers(classifier, { chunk }) }
}
