// The map of the open picture, as the request describes it.
import { explain } from '../engine/explain'
import { localScorers } from '../engine/scoring/localScorers'
import type { Progress } from '../engine/types'
import type { ExplainRequest } from '../recipe/types'
import { countForwards, manyForwards } from '../runtime/workload'
import type { ExplainResult } from './api'
import { chooseScorers } from './chunkRetry'
import { subject } from './modelInput'
import { keepScored, remembering } from './scored'
import type { Session } from './session'

export type Tell = (progress: Progress) => void | Promise<void>

export async function explainPicture(
  session: Session,
  request: ExplainRequest,
  report: Tell,
): Promise<ExplainResult> {
  const { model, input } = subject(session)
  const { method, convention, ...rest } = request
  session.forwards = countForwards(method, request.params)
  const begin = performance.now()
  const many = manyForwards(method)
  session.choice?.device.chunked(many)
  try {
    const { openScorers = localScorers(model.classifier) } = chooseScorers(session, model.classifier)
    const run = JSON.stringify({ ...request, params: { ...request.params, draft: false } })
    const options = {
      ...rest,
      ...(convention && { convention }),
      openScorers: remembering(keepScored(input.scored, run), openScorers),
      activations: input.activations,
      report: watchful(session, report),
    }
    const explanation = await explain(model.classifier, input.tensor, method, options)
    if (request.params.draft !== true) input.scored.delete(run)
    return { ...explanation, ms: { explain: performance.now() - begin } }
  } finally {
    session.choice?.device.chunked(false)
    if (many) session.choice?.device.trim()
  }
}

/** A dead device computes zeros, chunk after chunk: the run ends at the next report. */
function watchful({ choice }: Session, report: Tell): Tell {
  return async (progress) => {
    if (choice?.device.dead()) await choice.device.check()
    await report(progress)
  }
}
