import { useState } from 'react'
import type { Replaced as Entry } from '../state/undo'
import styles from './Alerts.module.css'
import controls from './controls.module.css'
import { Dismiss } from './Dismiss'
import { useIntents, useShown } from './page'
import { alertWords } from './words/alertWords'
import { told } from './words/told'

/** What a drop has put in the place of something else, and the way back, until it is dismissed. */
export function Replaced() {
  const last = useShown((s) => s.replaced.at(-1) ?? null)
  const [seen, setSeen] = useState<Entry | null>(null)
  const { undo } = useIntents()
  if (!last || last.sample || last === seen) return null
  return (
    <div className={styles.alert} data-kind="replaced">
      <p aria-live="polite">{alertWords.replaced(last.names.map(told))}</p>
      <button type="button" className={controls.button} title={alertWords.undoKey} onClick={undo}>
        {alertWords.undo}
      </button>
      <Dismiss dismiss={() => setSeen(last)} />
    </div>
  )
}
