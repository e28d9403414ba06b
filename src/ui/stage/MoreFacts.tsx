// Behind one button at the facts: what the engine remarks, where the map is strong, what each phase took, the values.
import { Suspense, useId, useState } from 'react'
import { onStage } from '../../state/onStage'
import { later } from '../later'
import { useShown } from '../page'
import { stageWords } from '../words/stageWords'
import styles from './MoreFacts.module.css'

const Facts = later(async () => (await import('./Facts')).Facts)

export function MoreFacts() {
  const [open, setOpen] = useState(false)
  const has = useShown((state) => onStage(state) !== null)
  const id = useId()
  if (!has) return null
  return (
    <>
      <button
        type="button"
        className={styles.more}
        aria-expanded={open}
        aria-controls={open ? id : undefined}
        title={stageWords.moreAbout}
        onClick={() => setOpen(!open)}
      >
        {stageWords.more}
      </button>
      {open ? (
        <Suspense>
          <div id={id} className={styles.facts} data-unfolds>
            <Facts />
          </div>
        </Suspense>
      ) : null}
    </>
  )
}
