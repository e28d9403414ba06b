// The link that restores the view; once it is copied, the same as HTML for a page of one's own, until anything else is
// pressed.
import { Suspense, useRef, useState } from 'react'
import { type Shared, shareLink } from '../../recipe/share'
import { sharedOf } from '../../state/compare/shared'
import { currentSet } from '../../state/sets/pictureSet'
import controls from '../controls.module.css'
import { later } from '../later'
import { usePage } from '../page'
import { pictureWords } from '../words/pictureWords'
import { partWords } from '../words/runWords'
import { words } from '../words/strings'
import { told } from '../words/told'
import styles from './CopyLink.module.css'

const CopyForms = later(async () => (await import('./CopyForms')).CopyForms)

export function CopyLink() {
  const { store, intents } = usePage()
  const box = useRef<HTMLDivElement>(null)
  const [note, setNote] = useState<string | null>(null)

  async function copy(share: (page: string) => Shared) {
    const { url, note: about } = share(location.href)
    try {
      await navigator.clipboard.writeText(url)
    } catch {
      intents.remark(partWords.linkNotCopied(url))
      return
    }
    // What is read aloud comes into what is already shown.
    box.current?.togglePopover(true)
    const set = currentSet(store.getState())
    setNote([told(about), set && pictureWords.setStays(set.items.length)].filter(Boolean).join(' '))
  }

  return (
    <>
      <button
        type="button"
        className={controls.button}
        onClick={() =>
          copy((page) => shareLink(store.getState().recipe, page, sharedOf(store.getState().compare)))
        }
        id="copy-link"
      >
        {words.copyLink}
      </button>
      <div
        ref={box}
        popover="auto"
        className={styles.note}
        onToggle={({ newState }) => newState === 'closed' && setNote(null)}
      >
        <p aria-live="polite">{note}</p>
        {note === null ? null : (
          <Suspense>
            <CopyForms copy={copy} note={box} />
          </Suspense>
        )}
      </div>
    </>
  )
}
