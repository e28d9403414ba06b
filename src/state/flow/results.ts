// Maps that were made, for going back: so many of the latest.
import type { Shown, State } from '../store'

export interface Results {
  find(key: string): Shown | undefined
  keep(shown: Shown): void
}

/** With the classes as they were found again: what is measured of the map on show belongs to those of the picture. */
export const shownAgain = (kept: Shown, { recipe, classification }: State): Shown => ({
  ...kept,
  recipe,
  classification: classification ?? kept.classification,
})

export function openResults(most: number): Results {
  const kept = new Map<string, Shown>()
  return {
    find: (key) => kept.get(key),
    keep(shown) {
      kept.set(shown.key, shown)
      for (const old of [...kept.keys()].slice(0, -most)) kept.delete(old)
    },
  }
}
