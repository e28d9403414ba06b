// The concepts of the map on show, where its method finds concepts.
import type { Concept } from '../engine/types'
import type { State } from './store'

/** The concepts of the map on show; empty for every other method. */
export function conceptsOf({ shown, picture }: Pick<State, 'shown' | 'picture'>): readonly Concept[] {
  return (shown?.pictureKey === picture?.key && shown?.result.concepts) || none
}

const none: readonly Concept[] = []
