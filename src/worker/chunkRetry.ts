// Smaller chunks after a run has gone out of memory: the plan knows the limits of the device, not what else is using it.
import { largestActivation, planChunk } from '../engine/scoring/chunk'
import { presentLimits } from '../engine/scoring/limits'
import { localScorers } from '../engine/scoring/localScorers'
import type { Classifier, OpenScorers } from '../engine/types'
import { isNamed } from '../errors'
import type { ExplainRequest } from '../recipe/types'
import { manyForwards } from '../runtime/workload'
import type { ModelInput, Session } from './session'

const TRIES = 2

/** Whether the failed run may be tried again with smaller chunks. */
export function retryInLess(
  session: Session,
  request: Pick<ExplainRequest, 'method'>,
  error: unknown,
): boolean {
  if (!isNamed(error, 'OutOfMemory') || !manyForwards(request.method) || session.shortages >= TRIES)
    return false
  session.shortages++
  return true
}

/** The pool's scorers, or own ones; with a quarter of the memory for each time it was too much, at last alone. */
export function chooseScorers(
  { pool, shortages, input }: Session,
  classifier: Classifier,
): { readonly openScorers?: OpenScorers } {
  const local = shortages > 0 && input ? smallerScorers(classifier, input, shortages) : undefined
  if (!pool || shortages >= TRIES) return local ? { openScorers: local } : {}
  return { openScorers: (job) => pool.openScorers(job, local) }
}

function smallerScorers(classifier: Classifier, { tensor }: ModelInput, shortages: number): OpenScorers {
  const [, height, width, channels] = tensor.shape
  const limits = presentLimits()
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  const chunk = planChunk(largest, {
    ...limits,
    budget: limits.budget / 4 ** shortages,
    most: limits.most / 4 ** shortages,
  })
  return localScorers(classifier, { chunk })
}
