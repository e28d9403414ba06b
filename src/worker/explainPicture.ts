// The map of the open picture, as the wish describes it.
import { explain } from '../engine/explain'
import type { Progress } from '../engine/types'
import type { ExplainResult, ExplainWish } from './api'
import type { Held } from './held'
import { subject } from './seen'
import { manyForwards, samplesOf } from './workload'

export async function explainPicture(
  held: Held,
  wish: ExplainWish,
  report: (progress: Progress) => void | Promise<void>,
): Promise<ExplainResult> {
  const { model, seen } = subject(held)
  const { method, convention, ...rest } = wish
  const pool = held.pool && { openScorers: held.pool.openScorers }
  held.samples = samplesOf(method, wish.params)
  const begin = performance.now()
  held.choice?.device.chunked(manyForwards(method))
  try {
    const options = { ...rest, ...(convention && { convention }), ...pool, report }
    const explanation = await explain(model.classifier, seen.tensor, method, options)
    return { ...explanation, ms: { explain: performance.now() - begin } }
  } finally {
    held.choice?.device.chunked(false)
  }
}
