// The box that --box-index names, and the boxes that the answer lists.
import type { Box, Boxes, ClassScore } from '../engine/outcomeTypes'
import type { Target } from '../engine/types'
import { failure } from '../errors'
import { onPicture } from '../picture/onPicture'
import type { Geometry } from '../picture/types'
import { boxOf } from '../recipe/boxes'
import type { Recipe } from '../recipe/recipe'
import { classNamed } from './target'

/** One box as it is printed. */
export interface BoxAnswer {
  /** As --anchor takes it. */
  readonly anchor: number
  /** Left, top, right, bottom in pixels of the picture. */
  readonly corners: readonly number[]
  readonly class: number
  readonly label: string
  readonly probability: number
}

/** Boxes that are printed. */
const MOST = 20

/** The recipe with the box of that place in the list, which begins with 0, the best one; of the class where one is named. */
export function withBoxIndex(
  recipe: Recipe,
  index: number | null,
  { boxes, classes }: { readonly boxes: Boxes | undefined; readonly classes: readonly ClassScore[] },
): Recipe {
  if (index === null) return recipe
  if (!boxes) throw failure('BadRecipe', 'The model finds no boxes; leave --box-index out.')
  const wanted = recipe.classGiven === null ? null : classNamed(recipe.classGiven, classes)
  const found = boxes.found.filter(({ classIndex }) => wanted === null || classIndex === wanted.index)
  const box = found[index]
  if (box) return { ...recipe, anchor: box.anchor, classGiven: String(box.classIndex) }
  const which = wanted === null ? '' : ` of ${wanted.label}`
  throw failure(
    'BadRecipe',
    `There ${found.length === 1 ? 'is 1 box' : `are ${found.length} boxes`}${which} in this picture; give --box-index a number below that, 0 for the best.`,
  )
}

/** What the answer says of the box that is explained, and of the best ones; nothing for other models. */
export function boxAnswers(
  target: Target,
  { boxes, classes, geometry }: Listing,
): { readonly box?: BoxAnswer; readonly boxes?: readonly BoxAnswer[] } {
  const own = boxOf(target, { boxes, classes })
  if (!own || !boxes) return {}
  const answer = ({ anchor, classIndex, probability, corners }: Box): BoxAnswer => ({
    anchor,
    corners: onPicture(corners, geometry).map((edge) => Math.round(edge * 10) / 10),
    class: classIndex,
    label: classes[classIndex]?.label ?? '',
    probability,
  })
  return { box: answer(own), boxes: boxes.found.slice(0, MOST).map(answer) }
}

interface Listing {
  readonly boxes: Boxes | undefined
  readonly classes: readonly ClassScore[]
  readonly geometry: Geometry
}
