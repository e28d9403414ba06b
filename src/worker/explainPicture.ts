// The map of the open picture, as the wish describes it.
import { explain } from '../engine/explain'
import type { Progress } from '../engine/types'
import type { ExplainRequest } from '../recipe/types'
import { forwardsOf, manyForwards } from '../runtime/workload'
import type { ExplainResult } from './api'
import { openScorersOf } from './chunkRetry'
import { subject } from './modelInput'
import type { Held } from './session'

type Tell = (progress: Progress) => void | Promise<void>

export async function explainPicture(held: Held, wish: ExplainRequest, report: Tell): Promise<ExplainResult> {
  const { model, seen } = subject(held)
  const { method, convention, ...rest } = wish
  held.forwards = forwardsOf(method, wish.params)
  const begin = performance.now()
  const many = manyForwards(method)
  held.choice?.device.chunked(many)
  try {
    const scorers = openScorersOf(held, model.classifier)
    const options = { ...rest, ...(convention && { convention }), ...scorers, report: watchful(held, report) }
    const explanation = await explain(model.classifier, seen.tensor, method, options)
    return { ...explanation, ms: { explain: performance.now() - begin } }
  } finally {
    held.choice?.device.chunked(false)
    if (many) held.choice?.device.trim()
  }
}

/** A dead device computes zeros, chunk after chunk: the run ends at the next report. */
function watchful({ choice }: Held, report: Tell): Tell {
  return async (progress) => {
    if (choice?.device.dead()) await choice.device.check()
    await report(progress)
  }
}
