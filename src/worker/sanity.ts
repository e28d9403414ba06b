// Is a map about the model? The same map with the model's weights shuffled, from the output on: a map that stays the
// same asks the picture and not the model (arxiv.org/abs/1810.03292).
import { explain } from '../engine/explain'
import { spearman } from '../engine/metrics/correlation'
import { uniforms } from '../engine/scoring/random'
import type { Heatmap, Progress } from '../engine/types'
import { openArtifacts } from '../models/open'
import { shuffleWeights, weightGroups } from '../models/shuffleWeights'
import type { SanityRequest, SanityStep } from './api'
import { subject } from './modelInput'
import type { Session } from './session'

/** Shares of the layers with weights, from the output on. */
const SHARES = [0.1, 0.25, 0.5, 1]

/** One step for each share: how alike the maps still are, and the map. */
export async function sanity(
  session: Session,
  { request, map }: SanityRequest,
  report: (progress: Progress) => void | Promise<void>,
): Promise<readonly SanityStep[]> {
  const { model, seen } = subject(session)
  const groups = weightGroups(model.artifacts, model.classifier.network.nodes)
  const { method, convention, ...rest } = request
  const steps: SanityStep[] = []
  for (const [i, share] of SHARES.entries()) {
    await report({ phase: 'measuring', done: i, total: SHARES.length })
    const shuffled = new Set(groups.slice(0, Math.max(1, Math.round(share * groups.length))).flat())
    const other = await openArtifacts(shuffleWeights(model.artifacts, shuffled, uniforms(1 + i)), {
      output: session.output,
    })
    try {
      const options = {
        ...rest,
        ...(convention && { convention }),
        report: () => report({ phase: 'measuring', done: i, total: SHARES.length }),
      }
      const { heatmap } = await explain(other.classifier, seen.tensor, method, options)
      steps.push({ share, correlation: likeness(map, heatmap), heatmap })
    } finally {
      other.dispose()
    }
  }
  return steps
}

/** Rank correlation; 0 where one of them says nothing. */
function likeness(map: Pick<Heatmap, 'data'>, other: Heatmap): number {
  if (other.state !== 'ok' || other.data.length !== map.data.length) return 0
  const found = spearman(map.data, other.data)
  return Number.isFinite(found) ? found : 0
}
