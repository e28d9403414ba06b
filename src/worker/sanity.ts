// Is a map about the model? The same map with weights of the model shuffled: one that stays the same asks the picture and
// not the model (arxiv.org/abs/1810.03292).
import { explain } from '../engine/explain'
import { usualShares, weightRandomisation } from '../engine/metrics/weightRandomisation'
import { uniforms } from '../engine/scoring/random'
import type { Progress } from '../engine/types'
import { weightGroups } from '../models/shuffleWeights'
import { withShuffled } from '../models/withShuffled'
import type { SanityRequest, SanityStep } from './api'
import { subject } from './modelInput'
import type { Session } from './session'

/** One step for each share or layer: how alike the maps still are, and the map. */
export async function sanity(
  session: Session,
  { request, map, kind = 'cascading' }: SanityRequest,
  report: (progress: Progress) => void | Promise<void>,
): Promise<readonly SanityStep[]> {
  const { model, input } = subject(session)
  const groups = weightGroups(model.artifacts, model.classifier.network.nodes)
  const shares = usualShares(kind, groups.length)
  const { method, convention, ...rest } = request
  let done = 0
  const total = shares.length
  const step = async () => report({ phase: 'measuring', done, total })
  const options = { ...rest, ...(convention && { convention }), report: step }
  const shuffled = (weights: ReadonlySet<string>, seed: number) => {
    done = seed - 1
    const how = { weights, random: uniforms(seed), output: session.output }
    return withShuffled(
      model,
      how,
      async (classifier) => (await explain(classifier, input.tensor, method, options)).heatmap,
    )
  }
  return weightRandomisation(map, { kind, groups, shares, shuffled, report })
}
