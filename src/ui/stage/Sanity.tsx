import { useState } from 'react'
import { useStore } from 'zustand'
import type { Shown } from '../../state/store'
import type { SanityKind } from '../../worker/api'
import { usePage } from '../page'
import { Segments } from '../Segments'
import { sanityWords } from '../words/sanityWords'
import { AnalysisProgress } from './AnalysisProgress'
import { SanityMaps } from './SanityMaps'
import styles from './SanityMaps.module.css'
import panel from './TrustPanel.module.css'

const kinds = Object.keys(sanityWords.names) as SanityKind[]

/** Is this map about the model, and about the class: three ways of asking, one at a time. */
export function Sanity({ shown }: { readonly shown: Shown }) {
  const { sanity } = usePage().analyses
  const [kind, setKind] = useState<SanityKind>('cascading')
  const { key, found } = useStore(sanity[kind].state)
  const choose = (next: SanityKind) => {
    sanity[kind].stop()
    setKind(next)
  }
  return (
    <>
      <div className={styles.kinds}>
        <Segments
          label={sanityWords.kinds}
          name="sanity"
          options={kinds}
          words={sanityWords.names}
          chosen={kind}
          choose={choose}
        />
      </div>
      <p className={panel.about}>{sanityWords.about[kind]}</p>
      {key === shown.key && found ? (
        <SanityMaps shown={shown} kind={kind} steps={found} />
      ) : (
        <AnalysisProgress analysis={sanity[kind]} mapKey={shown.key} begin={sanityWords.ask} />
      )}
    </>
  )
}
