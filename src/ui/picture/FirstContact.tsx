// What a newcomer may do, over the stage while the page's own example is on show; and what the built-in model knows,
// where somebody's own picture lies on it.
import { useStore } from 'zustand'
import { exampleOn } from '../../state/example'
import { publicModels } from '../../state/library/catalogue'
import controls from '../controls.module.css'
import { usePage, useShown } from '../page'
import { firstContactWords as words } from '../words/strings'
import { useFileDialog } from './FileInput'
import styles from './FirstContact.module.css'

export function FirstContact() {
  const { example, labels } = useShown((s) => ({
    example: exampleOn(s),
    labels: s.model?.card.labels ?? null,
  }))
  const openFiles = useFileDialog()
  if (!example) return null
  const own = example === 'own picture'
  return (
    <aside className={styles.contact} aria-label={words.name} data-example={example}>
      <p>{own ? words.drop : words.knows(labels ?? [])}</p>
      <div className={styles.buttons}>
        {own ? null : <GeneralModel />}
        <button type="button" className={own ? controls.primary : controls.button} onClick={openFiles}>
          {own ? words.open : words.openModel}
        </button>
      </div>
      {own ? <small>{words.privacy}</small> : null}
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
