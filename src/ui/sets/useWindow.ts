// Which of very many tiles are in sight: only these are made. Rows of equal height in whatever scrolls.
import { type RefObject, useEffect, useState } from 'react'

export interface Window {
  readonly columns: number
  /** Width of a tile, and of a row's height what is not the tile's own width. */
  readonly side: number
  /** Tiles `from` to `to` (end excluded) are in sight, or nearly. */
  readonly from: number
  readonly to: number
}

interface Layout {
  readonly count: number
  readonly gap: number
  /** Height of a row beyond the tile's width. */
  readonly more: number
  /** Columns for a width. */
  readonly columnsFor: (width: number) => number
}

const nothing: Window = { columns: 1, side: 0, from: 0, to: 0 }

/**
 * @param scroller what scrolls
 * @param grid what holds the tiles, within the scroller
 */
export function useWindow(
  scroller: RefObject<HTMLElement | null>,
  grid: RefObject<HTMLElement | null>,
  { count, gap, more, columnsFor }: Layout,
): Window {
  const [shown, setShown] = useState<Window>(nothing)
  useEffect(() => {
    const outer = scroller.current
    const inner = grid.current
    if (!outer || !inner) return
    const measure = () => {
      const width = inner.clientWidth
      if (width === 0) return
      const columns = columnsFor(width)
      const side = Math.floor((width - gap * (columns - 1)) / columns)
      const row = side + more
      const top = outer.getBoundingClientRect().top - inner.getBoundingClientRect().top
      const first = Math.max(0, Math.floor(top / row) - 1)
      const last = Math.max(first + 1, Math.ceil((top + outer.clientHeight) / row) + 1)
      const next = { columns, side, from: first * columns, to: Math.min(count, last * columns) }
      setShown((before) => (JSON.stringify(before) === JSON.stringify(next) ? before : next))
    }
    let frame = 0
    const soon = () => {
      cancelAnimationFrame(frame)
      frame = requestAnimationFrame(measure)
    }
    const sizes = new ResizeObserver(soon)
    sizes.observe(outer)
    sizes.observe(inner)
    outer.addEventListener('scroll', soon, { passive: true })
    measure()
    return () => {
      cancelAnimationFrame(frame)
      sizes.disconnect()
      outer.removeEventListener('scroll', soon)
    }
  }, [scroller, grid, count, gap, more, columnsFor])
  return shown
}
