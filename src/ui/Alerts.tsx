import styles from './Alerts.module.css'
import controls from './controls.module.css'
import { Icon } from './Icon'
import { useIntents, useShown } from './page'
import { words } from './words/strings'

export function Alerts() {
  const alerts = useShown((s) => s.alerts)
  const { dismiss, retry } = useIntents()
  if (alerts.length === 0) return null
  return (
    <div className={styles.alerts}>
      {alerts.map(({ id, kind, text, retry: again }) => (
        <div key={id} className={styles.alert} data-kind={kind}>
          <p role="alert">{text}</p>
          {again ? (
            <button type="button" className={controls.button} onClick={retry}>
              {words.retry}
            </button>
          ) : null}
          <button
            type="button"
            className={styles.dismiss}
            aria-label={words.dismiss}
            onClick={() => dismiss(id)}
          >
            <Icon name="cross" />
          </button>
        </div>
      ))}
    </div>
  )
}
