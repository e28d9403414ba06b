import styles from './Dismiss.module.css'
import { Icon } from './Icon'
import { words } from './words/strings'

/** The cross that takes away what has been read. */
export function Dismiss({ dismiss }: { readonly dismiss: () => void }) {
  return (
    <button type="button" className={styles.dismiss} aria-label={words.dismiss} onClick={dismiss}>
      <Icon name="cross" />
    </button>
  )
}
