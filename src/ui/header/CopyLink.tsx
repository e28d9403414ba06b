import { useState } from 'react'
import { shareLink } from '../../recipe/share'
import controls from '../controls.module.css'
import { usePage } from '../page'
import { words } from '../words/strings'
import styles from './CopyLink.module.css'

export function CopyLink() {
  const { store, intents } = usePage()
  const [note, setNote] = useState<string | null>(null)

  async function copy() {
    const { url, note: about } = shareLink(store.getState().recipe, location.href)
    try {
      await navigator.clipboard.writeText(url)
      setNote(about)
      setTimeout(() => setNote(null), 4000)
    } catch {
      intents.remark(`The browser did not let the link be copied; here it is: ${url}`)
    }
  }

  return (
    <div className={styles.copy}>
      <button type="button" className={controls.button} onClick={copy} id="copy-link">
        {words.copyLink}
      </button>
      <p className={styles.note} aria-live="polite">
        {note}
      </p>
    </div>
  )
}
