// Classes of the open picture, most probable first.
import { classify } from '../engine/classify'
import { ranking } from '../engine/ranking'
import { failure } from '../errors'
import type { ModelCard } from '../models/types'
import type { Preprocess } from '../picture/types'
import type { Classification } from './api'
import { subjectBy } from './modelInput'
import type { Session } from './session'

export async function classifyPicture(session: Session, how: Preprocess): Promise<Classification> {
  const begin = performance.now()
  const { model, input } = subjectBy(session, how)
  const ready = performance.now()
  const found = await classify(model.classifier, input.tensor, input.activations)
  const { logits, probabilities, boxes, places } = found
  session.pace = performance.now() - ready
  const odd = logits.findIndex((logit) => !Number.isFinite(logit))
  if (odd >= 0) throw notFinite(model.card, odd, logits[odd])
  const ms = { preprocess: ready - begin, classify: session.pace }
  const top = ranking(logits, probabilities, model.card.labels, places)
  return { top, ...(boxes && { boxes }), ...(places && { places }), geometry: input.geometry, ms }
}

/** Weights are finite when a model opens; what they make of a picture need not be. */
function notFinite({ name, labels }: ModelCard, index: number, value: number | undefined): Error {
  const label = labels[index] ?? `class ${index}`
  return failure(
    'UnsupportedModel',
    `The model "${name}" scores ${label} with ${value}, which is no number to explain; check its weights, or scale the picture otherwise.`,
  )
}
