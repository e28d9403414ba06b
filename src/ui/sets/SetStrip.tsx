// The set as a strip under the line of trust: arrow keys walk it, and each picture opens on the stage like one that was dropped alone.
import { type KeyboardEvent, useCallback, useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import { wrongItem } from '../../sets/arrange'
import type { Sets } from '../../state/sets/openSets'
import type { PictureSet, SetItem } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { setWords as words } from '../words/setWords'
import styles from './SetStrip.module.css'
import { StripTile } from './StripTile'
import { useFocusAt } from './useFocusAt'

/** Width of a tile and of the gap beside it. */
const STEP = 64

export function SetStrip({ sets }: { readonly sets: Sets }) {
  const set = useStore(sets.state, (s) => s.set)
  return set ? <Strip key={set.key} sets={sets} set={set} /> : null
}

function Strip({ sets, set }: { readonly sets: Sets; readonly set: PictureSet }) {
  const { items } = set
  const current = useShown((s) => items.findIndex(({ key }) => key === s.given.picture?.key))
  const { list, from, to } = useInSight(sets, items)
  const { active, setActive, onKeyDown } = useWalk(items, Math.max(0, current), list)
  const { takeItem } = useIntents()
  const shown = items.slice(from, to)
  // The one that the keys go from is there, wherever the strip is scrolled to.
  const focused = items[active]
  const all = focused && !shown.includes(focused) ? [...shown, focused] : shown
  return (
    <div className={styles.strip}>
      <div
        ref={list}
        className={styles.list}
        role="listbox"
        tabIndex={-1}
        aria-label={words.strip}
        aria-orientation="horizontal"
        onKeyDown={onKeyDown}
      >
        <div className={styles.long} style={{ width: items.length * STEP - 6 }} role="presentation">
          {all.map((item) => {
            const at = items.indexOf(item)
            return (
              <StripTile
                key={item.key}
                sets={sets}
                item={item}
                place={{ at, of: items.length, left: at * STEP }}
                selected={at === current}
                active={at === active}
                onOpen={() => {
                  setActive(at)
                  takeItem(item)
                }}
              />
            )
          })}
        </div>
      </div>
      <Facts sets={sets} set={set} current={current} />
    </div>
  )
}

/** The tiles in sight, told to the sets while the strip can be seen. */
function useInSight(sets: Sets, items: readonly SetItem[]) {
  const list = useRef<HTMLDivElement>(null)
  const [shown, setShown] = useState({ from: 0, to: 0 })
  const sheet = useStore(sets.state, (s) => s.open)
  useEffect(() => {
    const outer = list.current
    if (!outer) return
    const measure = () => {
      if (outer.clientWidth === 0) return
      const from = Math.max(0, Math.floor(outer.scrollLeft / STEP) - 2)
      const to = Math.min(items.length, Math.ceil((outer.scrollLeft + outer.clientWidth) / STEP) + 2)
      setShown((before) => (before.from === from && before.to === to ? before : { from, to }))
    }
    const sizes = new ResizeObserver(measure)
    sizes.observe(outer)
    outer.addEventListener('scroll', measure, { passive: true })
    return () => {
      sizes.disconnect()
      outer.removeEventListener('scroll', measure)
    }
  }, [items])
  const { from, to } = shown
  useEffect(() => {
    if (!sheet && to > from) sets.see(items.slice(from, to).map(({ key }) => key))
  }, [sets, sheet, items, from, to])
  return { list, from, to }
}

/** Where the keys are; the picture follows them. */
function useWalk(items: readonly SetItem[], current: number, list: React.RefObject<HTMLDivElement | null>) {
  const [active, setActive] = useState(current)
  const { takeItem } = useIntents()
  const bring = useCallback(
    (at: number) => {
      const outer = list.current
      if (!outer) return
      const [left, right] = [at * STEP, at * STEP + 58]
      if (left < outer.scrollLeft) outer.scrollLeft = left
      else if (right > outer.scrollLeft + outer.clientWidth) outer.scrollLeft = right - outer.clientWidth
    },
    [list],
  )
  useEffect(() => {
    // Whoever walks by keys stays where they are, also at a picture that does not open.
    if (list.current?.contains(document.activeElement)) return
    setActive(current)
    bring(current)
  }, [current, bring, list])
  const follow = useFocusAt(list, active)
  function onKeyDown(event: KeyboardEvent) {
    const to = steps[event.key]?.(active, items.length)
    const item = to === undefined ? undefined : items[to]
    if (event.ctrlKey || event.metaKey || event.altKey || to === undefined || !item) return
    event.preventDefault()
    event.stopPropagation()
    follow()
    setActive(to)
    bring(to)
    takeItem(item)
  }
  return { active, setActive, onKeyDown }
}

const steps: Readonly<Record<string, (at: number, of: number) => number>> = {
  ArrowLeft: (at) => Math.max(0, at - 1),
  ArrowUp: (at) => Math.max(0, at - 1),
  ArrowRight: (at, of) => Math.min(of - 1, at + 1),
  ArrowDown: (at, of) => Math.min(of - 1, at + 1),
  Home: () => 0,
  End: (_, of) => of - 1,
  Enter: (at) => at,
  ' ': (at) => at,
}

interface FactsProps {
  readonly sets: Sets
  readonly set: PictureSet
  readonly current: number
}

function Facts({ sets, set: { items }, current }: FactsProps) {
  const wrong = useStore(sets.state, (s) => items.filter((item) => wrongItem(item, s)).length)
  return (
    <div className={styles.facts}>
      <button
        type="button"
        id="sheet"
        className={controls.button}
        title={words.sheetAbout}
        onClick={() => sets.open(true)}
      >
        {words.sheet}
      </button>
      <p className={styles.place}>
        {words.place(current + 1, items.length)}
        {wrong > 0 ? <span className={styles.wrong}>{`\u00a0· ${words.wrong(wrong)}`}</span> : null}
      </p>
    </div>
  )
}
