// Several maps side by side, in place of the stage and its lists.
import { useEffect, useMemo } from 'react'
import { useStore } from 'zustand'
import { Alerts } from '../Alerts'
import { usePage, useShown } from '../page'
import { Agreement } from './Agreement'
import { arrange } from './arrange'
import styles from './Compare.module.css'
import { CompareGrid } from './CompareGrid'
import { CompareHead } from './CompareHead'
import { ComparePicker } from './ComparePicker'
import { CompareScale } from './CompareScale'
import { arrangeTiles, type Tiles } from './compareTiles'

export function Compare() {
  const all = useTiles()
  const { tiles, folded } = useArranged(all)
  const shown = { ...all, tiles }
  useEscape()
  return (
    <section className={styles.compare} aria-labelledby="compare">
      <ComparePicker />
      <div className={styles.sheet}>
        <CompareHead tiles={all} shown={shown} />
        <div className={styles.maps}>
          <Alerts />
          <CompareGrid tiles={tiles} folded={folded} />
        </div>
        <Agreement tiles={tiles} />
        <CompareScale tiles={all} />
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
  return useMemo(() => arrangeTiles(store.getState()), [store, parts])
}

function useArranged({ tiles }: Tiles) {
  const figures = useStore(usePage().analyses.cells)
  const how = useShown(({ compare: { axis, oneScale, difference, order } }) => ({
    ...{ axis, oneScale, difference, order },
  }))
  return useMemo(() => arrange(tiles, figures, how), [tiles, figures, how])
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
