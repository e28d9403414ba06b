// What the number of a class is that a map explains: not every model has logits.
import type { ModelCard } from '../../models/types'

export type ScoreKind = 'logit' | 'probability' | 'value'

/** A probability where the output is one already, a value where no probability can be told of it. */
export function scoreKind({ activation }: Pick<ModelCard, 'activation'>): ScoreKind {
  if (activation === 'given') return 'probability'
  return activation === 'values' ? 'value' : 'logit'
}
