// The keys are at one picture of a list; where they go the focus follows, and nowhere else.
import { type RefObject, useEffect, useRef } from 'react'

/** To be called before `active` becomes another one by a key. */
export function useFocusAt(list: RefObject<HTMLDivElement | null>, active: number): () => void {
  const focusing = useRef(false)
  useEffect(() => {
    if (!focusing.current) return
    focusing.current = false
    list.current
      ?.querySelector<HTMLElement>(`[aria-posinset="${active + 1}"]`)
      ?.focus({ preventScroll: true })
  }, [active, list])
  return () => {
    focusing.current = true
  }
}
