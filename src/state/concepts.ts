// The concepts of the map on show, where its method finds concepts.
import type { Concept } from '../engine/types'
import type { State } from './store'

/** The concepts of the map on show; empty for every other method, also for one that is on its way. */
export function conceptsOf({
  shown,
  picture,
  recipe,
}: Pick<State, 'shown' | 'picture' | 'recipe'>): readonly Concept[] {
  if (!shown || shown.pictureKey !== picture?.key || shown.request.method !== recipe.method) return none
  return shown.result.concepts ?? none
}

const none: readonly Concept[] = []
