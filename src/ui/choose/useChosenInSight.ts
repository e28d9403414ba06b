// A list that scrolls has its chosen row in sight: after a link, a key or another model. The page itself stays put.
import { type RefObject, useEffect, useRef } from 'react'

/** Room for the heading that sticks to the top of a list. */
const headroom = 30

/** @param chosen changes whenever another row is chosen, or the rows are others */
export function useChosenInSight(chosen: string): RefObject<HTMLDivElement | null> {
  const list = useRef<HTMLDivElement>(null)
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is chosen says when, the document where.
  useEffect(() => {
    // With the frame: asked at once, a long list would be laid out within the task that renders it.
    const frame = requestAnimationFrame(() => bring(list.current))
    return () => cancelAnimationFrame(frame)
  }, [chosen])
  // One that was hidden has lost its place.
  useEffect(() => {
    let height: number | undefined
    const sizes = new ResizeObserver(() => {
      if (height === 0) bring(list.current)
      height = list.current?.clientHeight
    })
    if (list.current) sizes.observe(list.current)
    return () => sizes.disconnect()
  }, [])
  return list
}

function bring(list: HTMLElement | null): void {
  const row = list?.querySelector(':checked')?.closest('label')?.getBoundingClientRect()
  const box = list?.getBoundingClientRect()
  if (!list || !row || !box) return
  if (row.top < box.top + headroom) list.scrollTop += row.top - box.top - headroom
  else if (row.bottom > box.bottom) list.scrollTop += row.bottom - box.bottom + 8
}
