// Smaller chunks after a run has gone out of memory: the plan knows the limits of the device, not what else is using it.
import { largestActivation, planChunk } from '../engine/chunk'
import { presentDevice } from '../engine/device'
import { isNamed } from '../engine/errors'
import { localScorers } from '../engine/localScorers'
import type { Classifier, OpenScorers } from '../engine/types'
import type { ExplainWish } from './api'
import type { Held } from './held'
import { manyForwards } from './workload'

const TRIES = 2

/** Whether the failed run may be tried again with smaller chunks. */
export function retryInLess(held: Held, wish: ExplainWish, error: unknown): boolean {
  if (!isNamed(error, 'OutOfMemory') || !manyForwards(wish.method) || held.thrift >= TRIES) return false
  held.thrift++
  return true
}

/** The pool's scorers, or own ones with a quarter of the memory for each time it was too much; else the engine's own. */
export function openScorersOf(
  { pool, thrift, seen }: Held,
  classifier: Classifier,
): { readonly openScorers?: OpenScorers } {
  if (pool) return { openScorers: pool.openScorers }
  if (thrift === 0 || !seen) return {}
  const [, height, width, channels] = seen.tensor.shape
  const device = presentDevice()
  const largest = largestActivation(classifier.network.nodes, [height, width, channels])
  const chunk = planChunk(largest, {
    ...device,
    budget: device.budget / 4 ** thrift,
    most: device.most / 4 ** thrift,
  })
  return { openScorers: localScorers(classifier, { chunk }) }
}
