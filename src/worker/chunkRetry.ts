// Smaller chunks after a run has gone out of memory: the plan knows the limits of the device, not what else is using it.
import { largestActivation, planChunk } from '../engine/scoring/chunk'
import { presentLimits } from '../engine/scoring/limits'
import { localScorers } from '../engine/scoring/localScorers'
import type { Classifier, OpenScorers } from '../engine/types'
import { isNamed } from '../errors'
import { manyForwards } from '../runtime/workload'
import type { ModelInput, Session } from './session'

const TRIES = 2

/** Runs it again with smaller chunks where memory ran out, unless it is a method's that scores no copies. */
export async function inLess<T>(session: Session, run: () => Promise<T>, method?: string): Promise<T> {
  try {
    return await run()
  } catch (error) {
    const few = method !== undefined && !manyForwards(method)
    if (!isNamed(error, 'OutOfMemory') || few || session.shortages >= TRIES) throw error
    session.shortages++
    return run()
  }
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
