// Whether the window is as narrow as a phone: what the page has for phones alone comes then.
import { useSyncExternalStore } from 'react'

const query = '(max-width: 45rem)'

export const useNarrow = () => useSyncExternalStore(follow, () => matchMedia(query).matches)

function follow(changed: () => void): () => void {
  const narrow = matchMedia(query)
  narrow.addEventListener('change', changed)
  return () => narrow.removeEventListener('change', changed)
}
