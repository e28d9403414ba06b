// A set as a sheet, in place of the stage and its lists: classes and maps of all pictures, as they come.
import { useEffect, useRef } from 'react'
import { useStore } from 'zustand'
import type { Sets } from '../../state/sets/openSets'
import type { SetItem } from '../../state/sets/pictureSet'
import { Alerts } from '../Alerts'
import { useIntents, usePage, useShown } from '../page'
import { isTyping } from '../useKeys'
import { setWords as words } from '../words/setWords'
import { RunBar } from './RunBar'
import styles from './Sheet.module.css'
import { SheetFacts } from './SheetFacts'
import { SheetGrid } from './SheetGrid'
import { SheetHead } from './SheetHead'
import { useArranged } from './useArranged'

export function Sheet({ sets }: { readonly sets: Sets }) {
  const open = useStore(sets.state, (s) => s.open && s.set !== null)
  const compare = useShown((s) => s.compare.open)
  return open && !compare ? <Opened sets={sets} /> : null
}

function Opened({ sets }: { readonly sets: Sets }) {
  const scroller = useRef<HTMLElement>(null)
  const items = useArranged(sets)
  const { takeItem } = useIntents()
  useEscape(sets)
  const show = (item: SetItem) => {
    takeItem(item)
    sets.open(false)
  }
  return (
    <section ref={scroller} className={styles.sheet} aria-label={words.sheet} data-sheet>
      <SheetHead sets={sets} />
      <div className={styles.bar}>
        <RunBar sets={sets} />
      </div>
      <div className={styles.alerts}>
        <Alerts />
      </div>
      <div className={styles.parts}>
        <SheetFacts sets={sets} />
        <SheetGrid sets={sets} items={items} scroller={scroller} onOpen={show} />
      </div>
    </section>
  )
}

/** Esc stops what runs, and closes when nothing does. Focus goes back to the button that opens. */
function useEscape(sets: Sets) {
  const { store } = usePage()
  useEffect(() => {
    window.scrollTo(0, 0)
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return
      if (isTyping(event.target)) return
      event.stopImmediatePropagation()
      if (store.getState().beside !== null) sets.stop()
      else sets.open(false)
    }
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      document.getElementById('sheet')?.focus()
    }
  }, [store, sets])
}
