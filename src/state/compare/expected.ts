// What somebody expected against what the model says: the chosen class beside the most probable one.

import { chosenClass } from '../../recipe/explainRequest'
import type { State } from '../store'
import type { Comparison } from './compare'

/** The comparison of the two; null while the chosen class is the most probable one. */
export function expectedPair({ recipe, classification, compare }: State): Partial<Comparison> | null {
  const first = classification?.top[0]
  const chosen = classification && chosenClass(recipe, classification)
  if (!first || !chosen || first.index === chosen.index) return null
  const classes = [first, chosen].map(({ index }) => String(index))
  return {
    open: true,
    axis: 'classes',
    chosen: { ...compare.chosen, classes },
    difference: true,
    swapped: false,
    halted: false,
  }
}
