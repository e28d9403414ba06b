// Whether a model speaks against a class, by the class's logit.
import type { ClassScore } from '../engine/outcomeTypes'
import type { ModelCard } from '../models/types'

/**
 * A class on its own has its zero at one half. A softmax knows no zero, all logits may lie below it: there a class is
 * held against the mean of `top`. A value is for or against nothing.
 */
export function speaksAgainst(
  { logit }: ClassScore,
  top: readonly ClassScore[],
  { activation }: Pick<ModelCard, 'activation'>,
): boolean {
  if (activation === 'values' || logit >= 0) return false
  if (activation === 'sigmoid' || top.length === 1) return true
  return logit < top.reduce((sum, score) => sum + score.logit, 0) / top.length
}
