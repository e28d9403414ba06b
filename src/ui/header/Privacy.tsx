import { Icon } from '../Icon'
import { words } from '../words/strings'
import styles from './Privacy.module.css'

export function Privacy() {
  return (
    <p className={styles.privacy}>
      <Icon name="lock" />
      {words.privacy}
    </p>
  )
}
