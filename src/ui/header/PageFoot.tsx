// What holds for the whole page: what leaves the device, and the language. Under the invitation; once that is gone, and on
// a phone, at the end.
import { exampleOn } from '../../state/example'
import { useShown } from '../page'
import { LanguageChoice } from './LanguageChoice'
import styles from './PageFoot.module.css'
import { Privacy } from './Privacy'

export const PageFoot = ({ lock = true }: { readonly lock?: boolean }) => (
  <div className={styles.foot}>
    <Privacy lock={lock} />
    <LanguageChoice />
  </div>
)

/** The switch of the network stands where the invitation was. */
export const LastFoot = () => (useShown((s) => exampleOn(s) === null) ? <PageFoot lock={false} /> : null)
