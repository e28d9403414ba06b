// Deep feature factorisation splits a picture into concepts: all of them in one picture, or one as a map.
import { methodCards } from '../engine/methods/cards'
import type { Explanation, Heatmap, Params } from '../engine/types'

/** The number that stands for all of them. */
export const allConcepts = -1

/** Parameters with which a method of concepts shows the first of them and no others. */
export function firstConcept(method: string): Params {
  const card = methodCards.find(({ id }) => id === method)
  return card?.params.some(({ name }) => name === 'concept') ? { concept: 0 } : {}
}

/** What is painted in the place of the one map, where all concepts are asked for or nobody says which. */
export function conceptMaps(
  { params }: { readonly params: Params },
  { concepts }: Pick<Explanation, 'concepts'>,
): readonly Heatmap[] | null {
  if (!concepts || (params.concept ?? allConcepts) !== allConcepts) return null
  return concepts.map(({ heatmap }) => heatmap)
}
