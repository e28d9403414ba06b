// The one filled button; on a phone once the invitation with its own is gone.
import { exampleOn } from '../../state/example'
import controls from '../controls.module.css'
import { useShown } from '../page'
import { useFileDialog } from '../picture/FileInput'
import { useNarrow } from '../useNarrow'
import { words } from '../words/strings'
import styles from './Header.module.css'

export function OpenFiles() {
  const invited = useShown((s) => exampleOn(s) !== null)
  const open = useFileDialog()
  const narrow = useNarrow()
  if (invited && narrow) return null
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
