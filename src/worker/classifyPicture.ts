// Classes of the open picture, most probable first.
import { classify } from '../engine/classify'
import { ranking } from '../engine/ranking'
import type { Preprocess } from '../picture/types'
import type { Classification } from './api'
import { subjectBy } from './modelInput'
import type { Session } from './session'

export async function classifyPicture(session: Session, how: Preprocess): Promise<Classification> {
  const begin = performance.now()
  const { model, seen } = subjectBy(session, how)
  const ready = performance.now()
  const { logits, probabilities } = await classify(model.classifier, seen.tensor)
  session.pace = performance.now() - ready
  const ms = { preprocess: ready - begin, classify: session.pace }
  return { top: ranking(logits, probabilities, model.card.labels), geometry: seen.geometry, ms }
}
