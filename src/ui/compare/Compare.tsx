// Several maps side by side, in place of the stage and its lists.
import { useEffect, useMemo } from 'react'
import { Alerts } from '../Alerts'
import { usePage, useShown } from '../page'
import styles from './Compare.module.css'
import { CompareGrid } from './CompareGrid'
import { CompareHead } from './CompareHead'
import { ComparePicker } from './ComparePicker'
import { CompareScale } from './CompareScale'
import { tilesOf } from './compareTiles'

export function Compare() {
  const open = useShown((s) => s.compare.open)
  return open ? <Opened /> : null
}

function Opened() {
  const tiles = useTiles()
  useEscape()
  return (
    <section className={styles.compare} aria-labelledby="compare">
      <ComparePicker />
      <div className={styles.sheet}>
        <CompareHead tiles={tiles} />
        <div className={styles.maps}>
          <Alerts />
          <CompareGrid tiles={tiles.tiles} />
        </div>
        <CompareScale tiles={tiles} />
      </div>
    </section>
  )
}

/** Made anew only when something changes that a tile is made of; progress is the single cell's. */
function useTiles() {
  const { store } = usePage()
  const parts = useShown(({ compare, recipe, model, picture, classification, shown }) => {
    const { axis, chosen, oneScale, difference, swapped, outcomes } = compare
    const { look: _, ...request } = recipe
    return {
      ...{ axis, chosen, oneScale, difference, swapped, outcomes, model, picture, classification, shown },
      request: JSON.stringify(request),
    }
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: the parts say when, the store what.
  return useMemo(() => tilesOf(store.getState()), [store, parts])
}

/** Esc stops what runs, and closes when nothing does. Focus goes back to the button that opens. */
function useEscape() {
  const { store, intents } = usePage()
  useEffect(() => {
    const focus = () => document.getElementById('compare')?.focus()
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== 'Escape' || document.querySelector('dialog[open], :popover-open')) return
      event.stopImmediatePropagation()
      if (store.getState().job.kind === 'explaining') intents.stop()
      else intents.compare({ open: false })
    }
    focus()
    window.addEventListener('keydown', onKey, { capture: true })
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      focus()
    }
  }, [store, intents])
}
