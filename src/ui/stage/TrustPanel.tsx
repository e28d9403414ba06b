import { Suspense, useState } from 'react'
import { useStore } from 'zustand'
import type { Shown } from '../../state/store'
import { later } from '../later'
import { usePage } from '../page'
import { trustWords } from '../words/trustWords'
import { AnalysisProgress } from './AnalysisProgress'
import styles from './TrustPanel.module.css'

const Figures = later(async () => (await import('./Figures')).Figures)
const Sanity = later(async () => (await import('./Sanity')).Sanity)

/** Curves and figures of the map on show, and whether it is about the model: worked out when somebody asks. */
export function TrustPanel({ shown }: { readonly shown: Shown }) {
  const { measures, sanity } = usePage().analyses
  const measured = useStore(measures.state)
  const [opened, setOpened] = useState(false)
  const known = measured.key === shown.key ? measured : null
  return (
    <details
      className={styles.panel}
      onToggle={(event) => {
        setOpened(true)
        if (event.currentTarget.open && !known) void measures.run()
        if (!event.currentTarget.open)
          for (const analysis of [measures, ...Object.values(sanity)]) analysis.stop()
      }}
    >
      <summary>{trustWords.details}</summary>
      <p className={styles.about}>{trustWords.explained}</p>
      {known?.found ? (
        <Suspense>
          <Figures measures={known.found} />
        </Suspense>
      ) : (
        <AnalysisProgress analysis={measures} mapKey={shown.key} begin={trustWords.measure} />
      )}
      {opened ? (
        <Suspense>
          <Sanity shown={shown} />
        </Suspense>
      ) : null}
    </details>
  )
}
