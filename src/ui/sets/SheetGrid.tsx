// The tiles of the sheet: of thousands only those in sight are made. Arrow keys go from tile to tile, Enter opens one.
import { type KeyboardEvent, type RefObject, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'
import { useShown } from '../page'
import { textSize } from '../textSize'
import { setWords as words } from '../words/setWords'
import { gridSteps } from './gridSteps'
import styles from './SheetGrid.module.css'
import { SheetTile } from './SheetTile'
import { useFocusAt } from './useFocusAt'
import { useWindow } from './useWindow'

const GAP = 16
/** Caption and gap below a picture, in text of the usual size. */
const MORE = 46 + 20
/** And its figures, once maps are measured. */
const FIGURES = 36
/** Two at least, where the text is no larger than usual. */
const columnsFor = (width: number) =>
  Math.max(width < 168 * textSize() * 1.5 ? 1 : 2, Math.floor((width + GAP) / (168 * textSize() + GAP)))

interface Props {
  readonly sets: Sets
  readonly items: readonly SetItem[]
  readonly scroller: RefObject<HTMLElement | null>
  readonly onOpen: (item: SetItem) => void
}

export function SheetGrid({ sets, items, scroller, onOpen }: Props) {
  const grid = useRef<HTMLDivElement>(null)
  const more = useStore(sets.state, (s) => (MORE + (s.measuring ? FIGURES : 0)) * textSize())
  const { columns, side, from, to } = useWindow(scroller, grid, {
    ...{ count: items.length, gap: GAP, more, columnsFor },
  })
  useEffect(() => {
    if (side > 0) sets.see(items.slice(from, to).map(({ key }) => key))
  }, [sets, items, side, from, to])
  const onStage = useShown((s) => s.given.picture?.key)
  const { active, setActive, onKeyDown } = useKeysOf({
    grid,
    scroller,
    items,
    columns,
    row: side + more,
    onOpen,
  })
  const noneWrong = useStore(sets.state, (s) => s.arrangement.only === 'wrong' && s.arrangement.text === '')
  if (items.length === 0) return <p className={styles.none}>{noneWrong ? words.noneWrong : words.none}</p>
  const rows = Math.ceil(items.length / columns)
  const shown = items.slice(from, to).map((item, i) => ({ item, at: from + i }))
  const focused = items[active]
  if (focused && (active < from || active >= to)) shown.push({ item: focused, at: active })
  return (
    <div
      ref={grid}
      className={styles.grid}
      role="listbox"
      tabIndex={-1}
      aria-label={words.strip}
      style={{ height: rows * (side + more) }}
      onKeyDown={onKeyDown}
    >
      {side > 0
        ? shown.map(({ item, at }) => (
            <SheetTile
              key={item.key}
              sets={sets}
              item={item}
              place={{
                ...{ at, of: items.length, side },
                left: (at % columns) * (side + GAP),
                top: Math.floor(at / columns) * (side + more),
              }}
              selected={item.key === onStage}
              active={at === active}
              onFocus={() => setActive(at)}
              onOpen={() => onOpen(item)}
            />
          ))
        : null}
    </div>
  )
}

interface KeysOptions extends Pick<Props, 'items' | 'scroller' | 'onOpen'> {
  readonly grid: RefObject<HTMLDivElement | null>
  readonly columns: number
  /** Height of one. */
  readonly row: number
}

function useKeysOf({ grid, scroller, items, columns, row, onOpen }: KeysOptions) {
  const [wanted, setActive] = useState(0)
  const active = Math.min(wanted, Math.max(0, items.length - 1))
  const follow = useFocusAt(grid, active)
  function onKeyDown(event: KeyboardEvent) {
    const { key } = event
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const item = items[active]
    const to = gridSteps(key, active, { columns, count: items.length })
    if (key !== 'Enter' && key !== ' ' && to === null) return
    event.preventDefault()
    event.stopPropagation()
    if (to === null) return item && onOpen(item)
    follow()
    setActive(to)
    bring(scroller.current, grid.current, { top: Math.floor(to / columns) * row, row })
  }
  return { active, setActive, onKeyDown }
}

/** Scrolls so far that the row can be seen. */
function bring(
  outer: HTMLElement | null,
  inner: HTMLElement | null,
  { top, row }: { readonly top: number; readonly row: number },
): void {
  if (!outer || !inner) return
  const at = inner.getBoundingClientRect().top - outer.getBoundingClientRect().top + top
  // The run bar lies over the first rows.
  const bar = 76 * textSize()
  if (at < bar) outer.scrollTop += at - bar
  else if (at + row > outer.clientHeight) outer.scrollTop += at + row - outer.clientHeight
}
