import { useState } from 'react'
import { useStore } from 'zustand'
import type { Shown } from '../../state/store'
import type { SanityKind } from '../../worker/api'
import controls from '../controls.module.css'
import { usePage } from '../page'
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
      <div role="radiogroup" aria-label={sanityWords.kinds} className={styles.kinds}>
        {kinds.map((name) => (
          <label key={name}>
            <input
              type="radio"
              name="sanity"
              className={controls.radio}
              checked={name === kind}
              onChange={() => choose(name)}
            />
            {sanityWords.names[name]}
          </label>
        ))}
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
