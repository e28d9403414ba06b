// A picture's pixels and an open model to a map: scaling, class and layer as the page chooses them, unless the recipe says.
import { type Tensor, type Tensor1D, tensor4d } from '@tensorflow/tfjs-core'
import { classify } from '../engine/classify'
import { explain } from '../engine/explain'
import type { Box, ClassScore } from '../engine/outcomeTypes'
import { ranking } from '../engine/ranking'
import type { Explanation, Method, Report } from '../engine/types'
import { failure } from '../errors'
import type { OpenModel } from '../models/types'
import { preprocess } from '../picture/preprocess'
import type { Geometry, Pixels } from '../picture/types'
import { boxOf } from '../recipe/boxes'
import { makeExplainRequest, preprocessOf } from '../recipe/explainRequest'
import { initialRecipe, type Recipe } from '../recipe/recipe'
import { refusal } from './refusal'

/** What is wanted of the map; what is left out is as on the page. */
export interface PictureOptions extends Partial<Omit<Recipe, 'method'>> {
  /** The id of a built-in one, or a method of one's own. */
  readonly method?: string | Method
  /** What is explained instead of the class's score: of the logits [n, classes] one number a picture [n], differentiable. */
  readonly score?: (logits: Tensor) => Tensor1D
  /** Awaited between chunks; cancels by throwing. */
  readonly report?: Report
}

/** A map, the class that it is of, and all classes. */
export interface Explained extends Explanation {
  /** The class that was explained. */
  readonly class: ClassScore
  /** Of a detector: the box that was explained, in pixels of the model's input. */
  readonly box?: Box
  /** All classes, most probable first. */
  readonly top: readonly ClassScore[]
  /** Full paths of the layers. */
  readonly layers: readonly string[]
  /** What part of the picture the model saw. */
  readonly geometry: Geometry
}

/**
 * The map of a picture for a class, the most probable one unless `classGiven` (an index or a label) names another.
 * @throws BadRecipe for a class, layer or method that does not exist, BadImage; or what `report` throws
 * @example
 * const { heatmap, class: found } = await explainPicture(model, pixels, { method: 'scorecam' })
 */
export async function explainPicture(
  model: OpenModel,
  pixels: Pixels,
  { method = initialRecipe.method, report, score, ...wishes }: PictureOptions = {},
): Promise<Explained> {
  const { classifier, card } = model
  const recipe = { ...initialRecipe, ...wishes, method: typeof method === 'string' ? method : method.id }
  const how = preprocessOf(recipe, card)
  const channels = classifier.inputShape[2]
  const { values, geometry } = preprocess(pixels, how, channels)
  const picture = tensor4d(values, [1, how.height, how.width, channels])
  try {
    const { logits, probabilities, boxes, places } = await classify(classifier, picture)
    const top = ranking(logits, probabilities, card.labels, places)
    const { request, remarks } = makeExplainRequest(recipe, card, { top, boxes, places })
    if (remarks.length > 0) throw refusal(remarks)
    const { method: _, convention, params, target, ...rest } = request
    const { classIndex } = target
    const explanation = await explain(classifier, picture, method, {
      ...rest,
      target: score ? { kind: 'custom', classIndex, score } : target,
      params: typeof method === 'string' ? params : { ...recipe.params },
      ...(convention && { convention }),
      ...(report && { report }),
    })
    const found = top.find(({ index }) => index === classIndex)
    if (!found) throw failure('BadRecipe', `The model has no class ${classIndex}.`)
    const box = boxOf(target, { boxes, classes: top })
    return { ...explanation, class: found, ...(box && { box }), top, layers: request.layers, geometry }
  } finally {
    picture.dispose()
  }
}
