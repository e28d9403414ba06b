// Deep feature factorisation splits a picture into concepts: all of them in one picture, or one as a map.
import { methodCards } from '../engine/methods/cards'
import type { Concept, Explanation, Heatmap, Params } from '../engine/types'
import type { State } from './store'

/** The number that stands for all of them. */
export const allConcepts = -1

/** The concepts of the map on show; empty for every other method. */
export function conceptsOf({ shown, picture }: Pick<State, 'shown' | 'picture'>): readonly Concept[] {
  return (shown?.pictureKey === picture?.key && shown?.result.concepts) || none
}

const none: readonly Concept[] = []

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
