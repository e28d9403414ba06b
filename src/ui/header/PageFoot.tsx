// What holds for the whole page: what leaves the device, and the language. Under the invitation, on a phone at the end.
import { LanguageChoice } from './LanguageChoice'
import styles from './PageFoot.module.css'
import { Privacy } from './Privacy'

export const PageFoot = () => (
  <div className={styles.foot}>
    <Privacy />
    <LanguageChoice />
  </div>
)
