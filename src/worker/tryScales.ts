// What the open model makes of the open picture under other preprocessings, without disturbing what is explained.
import { tensor4d } from '@tensorflow/tfjs-core'
import { classify } from '../engine/classify'
import type { ClassScore } from '../engine/outcomeTypes'
import { ranking } from '../engine/ranking'
import { failure } from '../errors'
import { preprocess } from '../picture/preprocess'
import type { Preprocess } from '../picture/types'
import type { Session } from './session'

/** @throws BadRecipe where there is no model or no picture */
export async function tryScales(
  { model, pixels }: Session,
  list: readonly Preprocess[],
): Promise<readonly ClassScore[]> {
  if (!model) throw failure('BadRecipe', 'No model is open; open one first.')
  if (!pixels) throw failure('BadRecipe', 'No picture is open; open one first.')
  const channels = model.classifier.inputShape[2]
  const best: ClassScore[] = []
  for (const how of list) {
    const picture = tensor4d(preprocess(pixels, how, channels).values, [1, how.height, how.width, channels])
    try {
      const { logits, probabilities, places } = await classify(model.classifier, picture)
      best.push(...ranking(logits, probabilities, model.card.labels, places).slice(0, 1))
    } finally {
      picture.dispose()
    }
  }
  return best
}
