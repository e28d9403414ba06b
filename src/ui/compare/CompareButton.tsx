import controls from '../controls.module.css'
import { useIntents, useShown } from '../page'
import { partWords } from '../words/runWords'
import styles from './CompareButton.module.css'

/** Opens and closes the grid; there is nothing to compare before there are classes. */
export function CompareButton() {
  const { open, ready } = useShown((s) => ({ open: s.compare.open, ready: s.classification !== null }))
  const { compare } = useIntents()
  return (
    <button
      type="button"
      id="compare"
      className={`${controls.plain} ${styles.open}`}
      aria-pressed={open}
      disabled={!ready && !open}
      onClick={() => compare({ open: !open, halted: false })}
    >
      {partWords.compare}
    </button>
  )
}
