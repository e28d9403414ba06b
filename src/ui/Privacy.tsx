import { Icon } from './Icon'
import styles from './Privacy.module.css'
import { words } from './strings'

export function Privacy() {
  return (
    <p className={styles.privacy}>
      <Icon name="lock" />
      {words.privacy}
    </p>
  )
}
