// Classes of the open picture, most probable first.
import { classify } from '../engine/classify'
import type { Classification, ClassScore, Preprocess } from './api'
import type { Held } from './held'
import { subjectBy } from './seen'

const MOST = 1001

export async function classifyPicture(held: Held, how: Preprocess): Promise<Classification> {
  const begin = performance.now()
  const { model, seen } = subjectBy(held, how)
  const ready = performance.now()
  const { logits, probabilities } = await classify(model.classifier, seen.tensor)
  held.pace = performance.now() - ready
  const ms = { preprocess: ready - begin, classify: held.pace }
  return { top: ranking(logits, probabilities, model.card.labels), geometry: seen.geometry, ms }
}

/** All classes, most probable first; equal ones in their own order. */
export function ranking(
  logits: Float32Array,
  probabilities: Float32Array,
  labels: readonly string[],
): ClassScore[] {
  const all = Array.from(logits, (logit, index) => ({
    index,
    label: labels[index] ?? `class ${index}`,
    logit,
    probability: probabilities[index] ?? Number.NaN,
  }))
  return all.sort((a, b) => b.probability - a.probability || b.logit - a.logit).slice(0, MOST)
}
