// The map of the open picture, as the request describes it.
import { explain } from '../engine/explain'
import { localScorers } from '../engine/scoring/localScorers'
import type { Progress } from '../engine/types'
import type { ExplainRequest } from '../recipe/types'
import { countForwards, manyForwards } from '../runtime/workload'
import type { ExplainResult } from './api'
import { chooseScorers } from './chunkRetry'
import { subject } from './modelInput'
import { keepScored, remembering, type Scored, withoutLess } from './scored'
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
  const run = JSON.stringify({ ...request, params: { ...request.params, draft: false } })
  const known = keepScored(input.scored, run)
  // What a map took is what all runs of it took: the last one may have had little left to do.
  const before = known.ms
  const spent = () => performance.now() - begin + (known.reused > 0 ? before : 0)
  session.choice?.device.chunked(many)
  try {
    const { openScorers = localScorers(model.classifier) } = chooseScorers(session, model.classifier)
    const options = {
      ...rest,
      ...(convention && { convention }),
      openScorers: remembering(known, openScorers),
      activations: input.activations,
      report: watchful(session, known, report),
    }
    const explanation = await explain(model.classifier, input.tensor, method, options)
    if (request.params.draft !== true) input.scored.delete(run)
    return { ...explanation, ms: { explain: spent() } }
  } finally {
    known.ms = spent()
    session.choice?.device.chunked(false)
    if (many) session.choice?.device.trim()
  }
}

/** A dead device computes zeros, chunk after chunk: the run ends at the next report. */
function watchful({ choice }: Session, known: Scored, report: Tell): Tell {
  return async (progress) => {
    if (choice?.device.dead()) await choice.device.check()
    await report(withoutLess(known, progress))
  }
}
