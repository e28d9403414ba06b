// What holds for the whole page: what leaves the device, and the language. Under the invitation; once that is gone, and on
// a phone, at the end.
import { exampleOn } from '../../state/example'
import { useShown } from '../page'
import { LanguageChoice } from './LanguageChoice'
import styles from './PageFoot.module.css'
import { Privacy } from './Privacy'

interface Props {
  /** Whether the switch of the network stands here. */
  readonly lock?: boolean
  /** What stays on this device is said elsewhere in sight. */
  readonly said?: boolean
}

export const PageFoot = ({ lock = true, said = false }: Props) => (
  <div className={styles.foot}>
    <Privacy lock={lock} said={said} />
    <LanguageChoice />
  </div>
)

/** The invitation says it already, where there is one. */
export const PhonePageFoot = ({ invites }: { readonly invites: boolean }) => {
  const invited = useShown((s) => exampleOn(s) === 'own picture')
  return <PageFoot said={invites && invited} />
}

/** The switch of the network stands where the invitation was. */
export const LastFoot = () => (useShown((s) => exampleOn(s) === null) ? <PageFoot lock={false} /> : null)
