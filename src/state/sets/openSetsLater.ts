// Sets of pictures cost the first screen nothing: their code comes with the first of them.
import type { Store } from '../store'
import type { Sets, SetTools } from './openSets'

/** The same sets however often they are asked for; a fetch that failed is tried again. */
export function openSetsLater(store: Store, tools: SetTools): () => Promise<Sets> {
  let sets: Promise<Sets> | null = null
  return () => {
    sets ??= import('./openSets')
      .then(({ openSets }) => openSets(store, tools))
      .catch((error: unknown) => {
        sets = null
        throw error
      })
    return sets
  }
}
