// What a newcomer may do while the page's own example is on show, and what the built-in model knows where somebody's own
// picture lies on it: at the head of the left column, on a phone over the stage.
import { useStore } from 'zustand'
import { exampleOn } from '../../state/example'
import { publicModels } from '../../state/library/catalogue'
import controls from '../controls.module.css'
import { PageFoot } from '../header/PageFoot'
import { LockButton } from '../header/Privacy'
import { usePage, useShown } from '../page'
import { words as strings, firstContactWords as words } from '../words/strings'
import { useFileDialog } from './FileInput'
import styles from './FirstContact.module.css'
import { OtherSources } from './OtherSources'

interface Props {
  /** With all other ways in and what leaves the device; else what a newcomer may do, and only to newcomers. */
  readonly whole: boolean
}

export function FirstContact({ whole }: Props) {
  const { example, labels } = useShown((s) => ({
    example: exampleOn(s),
    labels: s.model?.card.labels ?? null,
  }))
  const openFiles = useFileDialog()
  if (!example && !whole) return null
  const own = example === 'own picture'
  return (
    <aside className={styles.contact} aria-label={words.name} data-example={example ?? 'none'}>
      {example ? <p>{own ? words.drop : words.knows(labels ?? [])}</p> : null}
      {own ? <small>{whole ? words.kinds : words.privacy}</small> : null}
      <div className={styles.buttons}>
        {example && !own ? <GeneralModel /> : null}
        {example ? (
          <button type="button" className={own ? controls.primary : controls.button} onClick={openFiles}>
            {own ? (whole ? words.open : strings.open) : words.openModel}
          </button>
        ) : null}
        {whole ? <OtherSources /> : null}
        {whole && !example ? <LockButton /> : null}
      </div>
      {whole && example ? <PageFoot /> : null}
    </aside>
  )
}

/** A model of a thousand things: the one beside the page, else a public one, fetched on the click. */
function GeneralModel() {
  const { library } = usePage()
  const server = useStore(library.state, (s) => s.server)
  const model = server[0] ?? publicModels.at(-1)
  if (!model) return null
  return (
    <button type="button" className={controls.primary} onClick={() => library.openListed(model)}>
      {words.general(model.title, model.facts)}
    </button>
  )
}
