// Is a map about the model? The same map with weights of the model shuffled, or of other classes: one that stays the same
// asks the picture and not the model (arxiv.org/abs/1810.03292), or not the class (arxiv.org/abs/1912.09818).
import { explain } from '../engine/explain'
import { otherClasses, otherClassSteps } from '../engine/metrics/classRandomisation'
import type { Randomisation } from '../engine/metrics/types'
import { usualShares, weightRandomisation } from '../engine/metrics/weightRandomisation'
import { uniforms } from '../engine/scoring/random'
import type { Classifier, Heatmap, Progress } from '../engine/types'
import { weightGroups } from '../models/shuffleWeights'
import { withShuffled } from '../models/withShuffled'
import type { ExplainRequest } from '../recipe/types'
import type { ClassStep, SanityStep, ShuffledStep } from './api'
import { subject } from './modelInput'
import type { SanityRequest } from './requests'
import type { Session } from './session'

type Told = (progress: Progress) => void | Promise<void>

/** One step for each share, layer or class: how alike the maps still are, and the map. */
export function sanity(
  session: Session,
  { kind = 'cascading', ...asked }: SanityRequest,
  report: Told,
): Promise<readonly SanityStep[]> {
  return kind === 'classes'
    ? ofClasses(session, asked, report)
    : ofWeights(session, { ...asked, kind }, report)
}

async function ofWeights(
  session: Session,
  { request, map, kind }: SanityRequest & { readonly kind: Randomisation },
  report: Told,
): Promise<readonly ShuffledStep[]> {
  const { model } = subject(session)
  const groups = weightGroups(model.artifacts, model.classifier.network.nodes)
  const shares = usualShares(kind, groups.length)
  let done = 0
  const step = async () => report({ phase: 'measuring', done, total: shares.length })
  const shuffled = (weights: ReadonlySet<string>, seed: number) => {
    done = seed - 1
    const how = { weights, random: uniforms(seed), output: session.output }
    return withShuffled(model, how, (classifier) => made(session, { classifier, request, report: step }))
  }
  return weightRandomisation(map, { kind, groups, shares, shuffled, report })
}

async function ofClasses(
  session: Session,
  { request, map }: SanityRequest,
  report: Told,
): Promise<readonly ClassStep[]> {
  const { classifier } = subject(session).model
  const { classIndex } = request.target
  const drawn = { classIndex, classes: classifier.classes }
  const total = otherClasses(drawn).length
  let done = 0
  const step = async () => report({ phase: 'measuring', done, total })
  const mapOf = async (other: number) => {
    const asked = { ...request, target: { ...request.target, classIndex: other } }
    const heatmap = await made(session, { classifier, request: asked, report: step })
    done++
    return heatmap
  }
  await step()
  return otherClassSteps(map, { ...drawn, mapOf })
}

interface Making {
  readonly classifier: Classifier
  readonly request: ExplainRequest
  readonly report: () => Promise<void>
}

async function made(session: Session, { classifier, request, report }: Making): Promise<Heatmap> {
  const { method, convention, ...rest } = request
  const options = { ...rest, ...(convention && { convention }), report }
  return (await explain(classifier, subject(session).input.tensor, method, options)).heatmap
}
