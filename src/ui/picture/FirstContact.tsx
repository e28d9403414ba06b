// What a newcomer may do while the page's own example is on show, and what the built-in model knows where somebody's own
// picture lies on it: at the head of the left column. On a phone the first stands over the map, the second under it, folded
// to a line: what comes with the first picture does not push the map away. Open is at the foot there.
import { useStore } from 'zustand'
import { exampleOn } from '../../state/example'
import { publicModels } from '../../state/library/catalogue'
import controls from '../controls.module.css'
import { PageFoot } from '../header/PageFoot'
import { LockButton } from '../header/Privacy'
import { usePage, useShown } from '../page'
import { firstContactWords as words } from '../words/strings'
import { useFileDialog } from './FileInput'
import styles from './FirstContact.module.css'
import { OtherSources } from './OtherSources'

const useExample = () => useShown(exampleOn)
const useCard = () => useShown((s) => s.model?.card ?? none)
const none = { classes: 0, labels: [] }

/** With all other ways in and what leaves the device. */
export function FirstContact() {
  const example = useExample()
  const { classes, labels } = useCard()
  const openFiles = useFileDialog()
  const own = example === 'own picture'
  return (
    <aside className={styles.contact} aria-label={words.name} data-example={example ?? 'none'}>
      {example ? <p>{own ? words.drop : `${words.knows(classes)}: ${words.namely(labels)}`}</p> : null}
      {own ? <small>{words.kinds}</small> : null}
      <div className={styles.buttons}>
        {example && !own ? <GeneralModel className={controls.primary} /> : null}
        {example ? (
          <button type="button" className={own ? controls.primary : controls.button} onClick={openFiles}>
            {own ? words.open : words.openModel}
          </button>
        ) : null}
        <span className={styles.sources}>
          <OtherSources />
        </span>
        {example ? null : <LockButton />}
      </div>
      {example ? <PageFoot /> : null}
    </aside>
  )
}

/** On a phone, to newcomers. */
export function PhoneInvitation() {
  const example = useExample()
  if (example !== 'own picture') return null
  return (
    <aside className={styles.contact} aria-label={words.name} data-example={example}>
      <p>{words.dropOrOpen}</p>
      <small>{words.privacy}</small>
    </aside>
  )
}

/** On a phone, over the lists of a picture that the small model was not made for. */
export function PhoneKnows() {
  const example = useExample()
  const { classes, labels } = useCard()
  if (example !== 'strange picture') return null
  return (
    <aside className={styles.contact} aria-label={words.name} data-example={example}>
      <details>
        <summary>{words.knows(classes)}</summary>
        <p>{words.namely(labels)}</p>
      </details>
      <div className={styles.buttons}>
        <GeneralModel className={controls.button} />
      </div>
    </aside>
  )
}

/** A model of a thousand things: the one beside the page, else a public one, fetched on the click. */
function GeneralModel({ className }: { readonly className: string | undefined }) {
  const { library } = usePage()
  const server = useStore(library.state, (s) => s.server)
  const model = server[0] ?? publicModels.at(-1)
  if (!model) return null
  return (
    <button type="button" className={className} onClick={() => library.openListed(model)}>
      {words.general(model.title, model.facts)}
    </button>
  )
}
