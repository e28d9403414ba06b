// Maps that were made, for going back: so many of the latest.
import type { Shown } from '../store'

export interface Results {
  find(key: string): Shown | undefined
  keep(shown: Shown): void
}

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
