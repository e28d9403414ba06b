// A list that scrolls has its chosen row in sight: after a link, a key or another model. The page itself stays put.
import { type RefObject, useEffect, useRef } from 'react'

/** Room for the heading that sticks to the top of a list. */
const headroom = 30

/** @param chosen changes whenever another row is chosen, or the rows are others */
export function useChosenInSight(chosen: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen says when, the document where.
  useEffect(() => {
    const row = list.current?.querySelector(':checked')?.closest('label')?.getBoundingClientRect()
    const box = list.current?.getBoundingClientRect()
    if (!list.current || !row || !box) return
    if (row.top < box.top + headroom) list.current.scrollTop += row.top - box.top - headroom
    else if (row.bottom > box.bottom) list.current.scrollTop += row.bottom - box.bottom + 8
  }, [chosen])
  return list
}
