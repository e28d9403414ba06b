// The one filled button, once the invitation with its own is gone.
import { exampleOn } from '../../state/example'
import controls from '../controls.module.css'
import { useShown } from '../page'
import { useFileDialog } from '../picture/FileInput'
import { words } from '../words/strings'
import styles from './Header.module.css'

export function OpenFiles() {
  const invited = useShown((s) => exampleOn(s) !== null)
  const open = useFileDialog()
  if (invited) return null
  return (
    <button
      type="button"
      className={`${controls.primary} ${styles.open}`}
      aria-label={words.openFiles}
      onClick={open}
    >
      {words.open}
    </button>
  )
}
