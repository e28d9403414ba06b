// The boxes that are drawn and listed: those from a score on, and the chosen one whatever its score.
import type { Box } from '../engine/outcomeTypes'
import { boxOf } from '../recipe/boxes'
import { chosenBox } from '../recipe/target'
import type { State } from './store'

export interface BoxesOnShow {
  /** From the score on, best first. */
  readonly over: readonly Box[]
  readonly chosen: Box
  /** How many there are in all. */
  readonly all: number
  readonly broken: number
}

/** Null where the model finds no boxes, or has not looked yet. */
export function boxesOnShow(
  { classification, recipe }: Pick<State, 'classification' | 'recipe'>,
  score: number,
): BoxesOnShow | null {
  const boxes = classification?.boxes
  if (!boxes) return null
  const { top } = classification
  const target = chosenBox(recipe, { classes: top, best: top[0]?.index ?? 0, boxes })
  const chosen = boxOf({ kind: 'logit', ...target }, { boxes, classes: top })
  const over = boxes.found.filter(({ probability }) => probability >= score)
  return chosen && { over, chosen, all: boxes.found.length, broken: boxes.broken }
}

export const isSameBox = (a: Box, b: Box) => a.anchor === b.anchor && a.classIndex === b.classIndex
