// The concepts of the map on show, where its method finds concepts.
import type { Concept } from '../engine/types'
import { shownOnStage } from './onStage'
import type { State } from './store'

/** The concepts of the map on show; empty for every other method, also for one that is on its way. */
export function conceptsOf(state: State): readonly Concept[] {
  const shown = shownOnStage(state)
  return (shown?.request.method === state.recipe.method && shown.result.concepts) || none
}

const none: readonly Concept[] = []
