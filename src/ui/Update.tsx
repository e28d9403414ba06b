import styles from './Alerts.module.css'
import controls from './controls.module.css'
import { usePage, useShown } from './page'
import { alertWords } from './words/alertWords'

/** A new version waits in this browser until it is asked for. */
export function Update() {
  const { offline } = usePage()
  const update = useShown((s) => s.update)
  if (!update) return null
  return (
    <div className={styles.alert} data-kind="replaced">
      <p role="status">{alertWords.update}</p>
      <button type="button" className={controls.button} onClick={() => offline.takeOver()}>
        {alertWords.takeUpdate}
      </button>
    </div>
  )
}
