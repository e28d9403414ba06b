// Whether the window is as narrow as a phone: what the page has for phones alone comes then.
import { useSyncExternalStore } from 'react'
import { NARROW } from './narrow'

export const useNarrow = () => useSyncExternalStore(follow, () => matchMedia(NARROW).matches)

function follow(changed: () => void): () => void {
  const narrow = matchMedia(NARROW)
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}
