// The link that restores the view; once it is copied, the same as HTML for a page of one's own.
import { useState } from 'react'
import { type Shared, shareElement, shareFrame, shareLink } from '../../recipe/share'
import { addressedRecipe } from '../../state/addressed'
import { sharedOf } from '../../state/compare/shared'
import { currentSet } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { usePage } from '../page'
import { pictureWords } from '../words/pictureWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import styles from './CopyLink.module.css'

export function CopyLink() {
  const { store, intents } = usePage()
  const [note, setNote] = useState<string | null>(null)

  async function copy(share: (page: string) => Shared) {
    const { url, note: about } = share(location.href)
    try {
      await navigator.clipboard.writeText(url)
      const set = currentSet(store.getState())
      setNote([told(about), set && pictureWords.setStays(set.items.length)].filter(Boolean).join(' '))
    } catch {
      intents.remark(partWords.linkNotCopied(url))
    }
  }

  const recipe = () => store.getState().recipe
  const compare = () => sharedOf(store.getState().compare)
  const addressed = note === null ? null : addressedRecipe(store.getState())
  return (
    <div className={styles.copy}>
      <button
        type="button"
        className={controls.button}
        onClick={() => copy((page) => shareLink(recipe(), page, compare()))}
        id="copy-link"
      >
        {words.copyLink}
      </button>
      <div className={styles.note} hidden={note === null}>
        <p aria-live="polite">{note}</p>
        {note === null ? null : (
          <p className={styles.html}>
            <span>{words.forPage}</span>
            <button type="button" onClick={() => copy((page) => shareFrame(recipe(), page))}>
              {words.copyFrame}
            </button>
            {addressed ? (
              <button type="button" onClick={() => copy((page) => shareElement(addressed, page))}>
                {words.copyElement}
              </button>
            ) : null}
            <button type="button" onClick={() => setNote(null)}>
              {words.done}
            </button>
          </p>
        )}
      </div>
    </div>
  )
}
